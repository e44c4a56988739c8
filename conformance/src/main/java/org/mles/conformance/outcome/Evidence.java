package org.mles.conformance.outcome;

/**
 * One line of wire evidence.
 *
 * @param atMicros microseconds since the case began
 * @param peer who saw it, as named in the case, such as {@code witness}
 * @param kind {@code sent}, {@code received}, {@code closed} or {@code note}
 * @param octets how many octets there were, also if {@code hex} shows fewer
 * @param hex the octets in hexadecimal, cut after a bound; empty for notes
 * @param text what the octets mean, or the note
 */
public record Evidence(
    long atMicros, String peer, String kind, long octets, String hex, String text) {
  /** Makes a remark that is not about octets. */
  public static Evidence note(long atMicros, String peer, String text) {
    return new Evidence(atMicros, peer, "note", 0, "", text);
  }
}
