package org.mles.conformance.vector;

import org.mles.conformance.text.Printable;

/**
 * Something wrong in a pack file.
 *
 * @param file name as the user gave it
 * @param line from 1
 * @param reason what is wrong, in one sentence
 */
public record PackProblem(String file, int line, String reason) {
  public PackProblem {
    reason = Printable.shortLine(reason);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
