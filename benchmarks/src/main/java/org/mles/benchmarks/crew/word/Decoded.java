package org.mles.benchmarks.crew.word;

/** What came of octets. */
public sealed interface Decoded {
  /** They are a word. */
  record Whole(CrewWord word) implements Decoded {}

  /** They are none; {@code why} says why. */
  record Refused(String why) implements Decoded {}
}
