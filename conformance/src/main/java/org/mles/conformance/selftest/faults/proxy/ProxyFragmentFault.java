package org.mles.conformance.selftest.faults.proxy;

import org.mles.conformance.selftest.faults.v2.V2FragmentFault;
import org.mles.conformance.selftest.model.proxy.ProxyRules;

/** What a proxy does wrong with fragments of a page and their masks: the same as servers. */
public enum ProxyFragmentFault implements ProxyFault {
  PROXY_MASK_OF_FIRST_FRAME(V2FragmentFault.V2_MASK_OF_FIRST_FRAME),
  PROXY_MASK_OF_FIRST_FRAGMENT(V2FragmentFault.V2_MASK_OF_FIRST_FRAGMENT),
  PROXY_MASK_GOES_ON(V2FragmentFault.V2_MASK_GOES_ON),
  PROXY_EMPTY_END_IGNORED(V2FragmentFault.V2_EMPTY_END_IGNORED);

  private final V2FragmentFault same;

  ProxyFragmentFault(V2FragmentFault same) {
    this.same = same;
  }

  @Override
  public String sentence() {
    return same.does();
  }

  @Override
  public ProxyRules rules() {
    return new ProxyRules().with(same.rules().wire());
  }
}
