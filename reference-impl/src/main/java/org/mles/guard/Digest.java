package org.mles.guard;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.mles.hash.SipHash24;
import org.mles.memory.Octets;

/**
 * Digest by which frames are compared, under a key that is secret and lasts as long as the process:
 * nobody can choose frames that look alike. Thread: any.
 */
public final class Digest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long K0 = RANDOM.nextLong();
  private static final long K1 = RANDOM.nextLong();

  private Digest() {}

  private static SipHash24 begin() {
    return new SipHash24(K0, K1);
  }

  /** Returns the digest of the octets from position to limit, which stay as they are. */
  public static long of(ByteBuffer frame) {
    return begin().update(frame).finish();
  }

  /** Returns the digest of the octets from index {@code from} to {@code to}. */
  public static long of(Octets octets, int from, int to) {
    SipHash24 digest = begin();
    for (int at = from; at < to; ) {
      ByteBuffer piece = octets.piece(at, to);
      at += piece.remaining();
      digest.update(piece);
    }
    return digest.finish();
  }
}
