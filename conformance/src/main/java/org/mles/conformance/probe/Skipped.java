package org.mles.conformance.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * What comes before what is waited for, up to a bound: a subject may send without end. Thread:
 * case.
 *
 * @param <T> a frame or a message
 */
final class Skipped<T> {
  private static final int MOST = 200_000;
  private static final long MOST_OCTETS = 64 << 20;

  private final List<T> things = new ArrayList<>();
  private final String expectation;
  private final String noun;
  private long octets;

  /**
   * Nothing has come yet.
   *
   * @param expectation who expects what
   * @param noun what things are called, in the plural
   */
  Skipped(String expectation, String noun) {
    this.expectation = expectation;
    this.noun = noun;
  }

  /**
   * Adds one.
   *
   * @throws ConformanceFailure if it is one too many
   */
  void add(T thing, int size) {
    things.add(thing);
    octets += size;
    if (things.size() >= MOST || octets > MOST_OCTETS) {
      String sum = things.size() + " other " + noun + " with " + octets + " octets";
      throw new ConformanceFailure(expectation + "; saw " + sum, "endless " + noun);
    }
  }

  /** Returns what came, the oldest first. */
  List<T> things() {
    return things;
  }
}
