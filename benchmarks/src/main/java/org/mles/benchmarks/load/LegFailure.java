package org.mles.benchmarks.load;

/** Says why a leg cannot give a number. */
public final class LegFailure extends Exception {
  private static final long serialVersionUID = 1;

  /** Makes one with a reason. */
  public LegFailure(String why) {
    super(why);
  }
}
