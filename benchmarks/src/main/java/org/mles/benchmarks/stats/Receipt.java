package org.mles.benchmarks.stats;

/**
 * What one subscriber got of one numbered stream.
 *
 * @param delivered messages received, duplicates included
 * @param lost messages that never came
 * @param duplicates messages that came again
 * @param reordered messages that came after a later one
 * @param digest over the words of all messages in the order in which they came, see {@link #after}
 */
public record Receipt(long delivered, long lost, long duplicates, long reordered, long digest) {
  /** Digest of no message. */
  public static final long NOTHING = 0;

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /** Refuses what cannot be counted. */
  public Receipt {
    if (delivered < 0 || lost < 0 || duplicates < 0 || reordered < 0) {
      throw new IllegalArgumentException("a count below 0");
    }
  }

  /** Returns the digest after a further message that begins with {@code word}. */
  public static long after(long digest, long word) {
    long mixed = (digest ^ word) * SPREAD;
    return mixed ^ (mixed >>> 29);
  }

  /** Returns whether it claims each of {@code published} messages once and in order. */
  public boolean claimsAll(long published) {
    return delivered == published && lost == 0 && duplicates == 0 && reordered == 0;
  }
}
