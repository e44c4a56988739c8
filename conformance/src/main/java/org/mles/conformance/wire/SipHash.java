package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Computes SipHash-2-4 of a whole array in one go, independent of any subject's implementation.
 * Thread: any. Source: V1-KEY-01.
 */
public final class SipHash {
  private SipHash() {}

  /** Returns the hash under the all-zero key. */
  public static long of(byte[] data) {
    return of(0, 0, data);
  }

  /** Returns the hash under the key {@code k0}, {@code k1} (little-endian halves). */
  public static long of(long k0, long k1, byte[] data) {
    long[] v = {
      k0 ^ 0x736f6d6570736575L,
      k1 ^ 0x646f72616e646f6dL,
      k0 ^ 0x6c7967656e657261L,
      k1 ^ 0x7465646279746573L
    };
    int padded = (data.length / 8 + 1) * 8;
    ByteBuffer words = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN).put(data);
    words.put(padded - 1, (byte) data.length).rewind();
    while (words.hasRemaining()) {
      long word = words.getLong();
      v[3] ^= word;
      rounds(v, 2);
      v[0] ^= word;
    }
    v[2] ^= 0xFF;
    rounds(v, 4);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private static void rounds(long[] v, int count) {
    for (int i = 0; i < count; i++) {
      half(v, 0, 1, 13);
      v[0] = Long.rotateLeft(v[0], 32);
      half(v, 2, 3, 16);
      half(v, 0, 3, 21);
      half(v, 2, 1, 17);
      v[2] = Long.rotateLeft(v[2], 32);
    }
  }

  private static void half(long[] v, int a, int b, int turn) {
    v[a] += v[b];
    v[b] = Long.rotateLeft(v[b], turn) ^ v[a];
  }
}
