package org.mles.conformance.book;

/** What a case works on; each kind of subject has one of its own. Thread: case. */
public interface Bench {
  /** Proves, after the case, that the subject still serves others and that nothing leaked. */
  void verifyStillServing();
}
