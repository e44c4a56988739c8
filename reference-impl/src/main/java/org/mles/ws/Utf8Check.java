package org.mles.ws;

import java.nio.ByteBuffer;

/**
 * Checks octets that may be cut anywhere for being UTF-8, and fails at the first that cannot belong
 * to it; after that it is of no more use. Thread: caller. Source: RFC 3629, section 4; V2-WS-11,
 * V2-WS-12.
 */
final class Utf8Check {
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final int LEAST = 0x80;
  private static final int MOST = 0xBF;

  /** Octets that the character still needs. */
  private int missing;

  /** What the next of them may be: no overlong form, no surrogate, nothing beyond U+10FFFF. */
  private int least = LEAST;

  private int most = MOST;

  /** Tells whether the octets from {@code from} to {@code to} may follow those before. */
  boolean accepts(ByteBuffer octets, int from, int to) {
    int at = from;
    while (at < to) {
      if (missing == 0 && at <= to - Long.BYTES && (octets.getLong(at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
      } else if (!accepts(octets.get(at++) & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private boolean accepts(int octet) {
    if (missing == 0) {
      return begins(octet);
    }
    boolean right = octet >= least && octet <= most;
    missing--;
    least = LEAST;
    most = MOST;
    return right;
  }

  private boolean begins(int octet) {
    if (octet < 0x80) {
      return true;
    }
    missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    switch (octet) {
      case 0xE0 -> least = 0xA0;
      case 0xED -> most = 0x9F;
      case 0xF0 -> least = 0x90;
      case 0xF4 -> most = 0x8F;
      default -> {}
    }
    return octet >= 0xC2 && octet <= 0xF4;
  }

  /** Tells whether the octets so far end with a whole character. */
  boolean isWhole() {
    return missing == 0;
  }
}
