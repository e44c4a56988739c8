package org.mles.session;

import org.mles.rule.WireRule;

/** What a connection speaks. Channels of one protocol never meet those of another. Source: N-10. */
public enum Protocol {
  /** Version 1. */
  V1(WireRule.DUPLICATE_CID),
  /** The N draft. */
  N_DRAFT(WireRule.N_DUPLICATE_HASH);

  private final WireRule duplicate;

  Protocol(WireRule duplicate) {
    this.duplicate = duplicate;
  }

  /** Returns the rule that a second connection with the id of an active one breaks. */
  public WireRule duplicate() {
    return duplicate;
  }
}
