package org.mles.hash;

/**
 * Computes the key of a join: SipHash-2-4 over a list of strings, each followed by one 0xFF octet.
 *
 * <p>0xFF never occurs in UTF-8, so no two different lists give the same input: ("ab", "c") and
 * ("a", "bc") differ. Strings are hashed as they are, without Unicode normalisation.
 *
 * <p>Thread: any. Source: V1-KEY-01, V1-KEY-12.
 */
public final class JoinHash {
  private static final int TERMINATOR = 0xFF;

  private JoinHash() {}

  /** Returns the 64-bit key of {@code strings}, given as UTF-8 octets in the order of the mode. */
  public static long of(byte[]... strings) {
    return of(new SipHash24(), strings);
  }

  /**
   * Returns the hash of the N draft: over four octets without a terminator and then {@code
   * strings}. Draft. Source: N-02.
   *
   * @param firstWord the four octets, big-endian
   */
  public static long after(int firstWord, byte[]... strings) {
    SipHash24 hash = new SipHash24();
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      hash.update(firstWord >>> shift);
    }
    return of(hash, strings);
  }

  private static long of(SipHash24 hash, byte[]... strings) {
    for (byte[] string : strings) {
      hash.update(string).update(TERMINATOR);
    }
    return hash.finish();
  }
}
