package org.mles.benchmarks.cli;

/** Something that the user can put right; printed as one line. */
final class UserError extends Exception {
  private static final long serialVersionUID = 1;

  UserError(String text) {
    super(text);
  }
}
