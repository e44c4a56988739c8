package org.mles.conformance.probe;

/** The subject accepts no connection. */
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says who could not be reached and what the system said. */
  public Unreachable(String message) {
    super(message);
  }
}
