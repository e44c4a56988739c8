package org.mles.benchmarks.load;

/** Says why a leg cannot give a number. */
final class LegFailure extends Exception {
  private static final long serialVersionUID = 1;

  LegFailure(String why) {
    super(why);
  }
}
