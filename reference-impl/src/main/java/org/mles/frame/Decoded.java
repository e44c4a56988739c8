package org.mles.frame;

import org.mles.rule.WireRule;

/**
 * Result of decoding octets that came from somebody else: a value in every case, never an
 * exception.
 *
 * @param <F> what a complete decoding gives
 */
public sealed interface Decoded<F> {
  /**
   * The octets so far are a proper prefix of something.
   *
   * @param atLeastOctets how many more are needed before anything can change; at least 1
   */
  record NeedMore<F>(int atLeastOctets) implements Decoded<F> {}

  /**
   * One value is complete.
   *
   * @param octets how many octets it took
   */
  record Complete<F>(F value, int octets) implements Decoded<F> {}

  /**
   * The octets break a rule; more octets cannot mend it.
   *
   * @param detail what was found, for people; never part of a verdict
   */
  record Refused<F>(WireRule rule, String detail) implements Decoded<F> {}
}
