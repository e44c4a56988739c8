package org.mles.conformance.lab.bridge;

/** The two directions of a bridge. Thread: any. */
public enum Way {
  /** What the server that is named first says. */
  A_TO_B,
  /** What the other one says. */
  B_TO_A;

  /** Returns the other direction. */
  public Way back() {
    return this == A_TO_B ? B_TO_A : A_TO_B;
  }
}
