package org.mles.conformance.vector;

/**
 * A mistake that the oracle makes on purpose, named by the flag of the vectors that hunt it.
 * Thread: any.
 *
 * @param flag empty for none
 */
record Bug(String flag) {
  static final Bug NONE = new Bug("");

  boolean is(String other) {
    return flag.equals(other);
  }
}
