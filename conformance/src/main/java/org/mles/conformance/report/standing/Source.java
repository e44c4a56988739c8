package org.mles.conformance.report.standing;

/**
 * The run that something is known from.
 *
 * @param command what makes it again
 * @param commit of this project, shortened
 * @param date ISO 8601, in UTC
 * @param page file with more about it, beside the table; empty if there is none
 */
public record Source(String command, String commit, String date, String page) {
  /** Returns the same source, at a time in ISO 8601. */
  Source at(String time) {
    return new Source(command, commit, time.substring(0, Math.min(10, time.length())), page);
  }
}
