package org.mles.conformance.vector;

import tools.jackson.databind.JsonNode;

/** What a codec did with one request. Thread: any. */
public sealed interface Answer {
  /**
   * It gave a value.
   *
   * @param value fields of the answer
   */
  record Accepted(JsonNode value) implements Answer {}

  /**
   * It refused the input.
   *
   * @param reason in its own words; never part of a verdict
   */
  record Refused(String reason) implements Answer {}

  /** It does not offer the operation. */
  record Declined() implements Answer {}

  /**
   * It did not answer in a usable way, and was started again.
   *
   * @param how what it did instead
   * @param detail what was seen, with the end of its error output
   */
  record Broken(How how, String detail) implements Answer {}

  /** Ways not to answer. */
  enum How {
    /** The process ended or closed its output. */
    CRASHED,
    /** No line came in time. */
    HUNG,
    /** A line came that is not an answer to the request. */
    GARBAGE
  }
}
