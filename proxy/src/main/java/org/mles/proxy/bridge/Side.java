package org.mles.proxy.bridge;

/** The two that a bridge joins. */
public enum Side {
  /** The one that is named first. */
  A,
  /** The one that is named second. */
  B;

  /** Returns the side across. */
  public Side other() {
    return this == A ? B : A;
  }
}
