package org.mles.conformance.probe;

/** The subject was declared to be without what a case needs; there is nothing to judge. */
public final class NotApplicable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what the subject is without. */
  public NotApplicable(String why) {
    super(why);
  }
}
