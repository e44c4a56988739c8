package org.mles.conformance.selftest.faults.client;

import org.mles.conformance.selftest.faults.v2.V2FragmentFault;
import org.mles.conformance.selftest.model.client.V2ClientRules;

/** What clients do wrong with fragments: the same as servers. */
public enum V2ClientFragmentFault implements V2ClientFault {
  CLIENT_V2_EMPTY_END_IGNORED(V2FragmentFault.V2_EMPTY_END_IGNORED),
  CLIENT_V2_FRAGMENTS_COUNTED(V2FragmentFault.V2_FRAGMENTS_COUNTED),
  CLIENT_V2_JOINS_LAST_TWO(V2FragmentFault.V2_JOINS_LAST_TWO);

  private final V2FragmentFault same;

  V2ClientFragmentFault(V2FragmentFault same) {
    this.same = same;
  }

  @Override
  public String does() {
    return same.does();
  }

  @Override
  public V2ClientRules rules() {
    return new V2ClientRules().with(same.rules().wire());
  }
}
