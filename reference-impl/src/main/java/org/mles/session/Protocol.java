package org.mles.session;

import org.mles.rule.WireRule;

/**
 * What a connection speaks. Channels of one protocol never meet those of another. Source: N-10,
 * V2-DUP-03.
 */
public enum Protocol {
  /** Version 1. */
  V1("v1", WireRule.DUPLICATE_CID),
  /** The N draft. */
  N_DRAFT("n-draft", WireRule.N_DUPLICATE_HASH),
  /** Version 2, over WebSocket. */
  V2("v2", WireRule.V2_DUPLICATE);

  private final String word;
  private final WireRule duplicate;

  Protocol(String word, WireRule duplicate) {
    this.word = word;
    this.duplicate = duplicate;
  }

  /** Returns what it is called on the command line. */
  public String word() {
    return word;
  }

  /** Returns the rule that a second connection with the id of an active one breaks. */
  public WireRule duplicate() {
    return duplicate;
  }
}
