package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash of a whole array in one go, with any number of rounds, independent of any subject's
 * implementation. Thread: any.
 *
 * @param perWord rounds after each word of eight octets
 * @param atEnd rounds at the end
 * @param k0 octets 0 to 7 of the key, little-endian
 * @param k1 octets 8 to 15 of the key, little-endian
 */
public record SipHash(int perWord, int atEnd, long k0, long k1) {
  /** SipHash-2-4 under the all-zero key, the hash of the protocol. Source: V1-KEY-01. */
  public static final SipHash MLES = new SipHash(2, 4, 0, 0);

  /** Returns the hash of the protocol. */
  public static long of(byte[] data) {
    return MLES.hash(data);
  }

  /** Returns the hash of {@code data}. */
  public long hash(byte[] data) {
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
      rounds(v, perWord);
      v[0] ^= word;
    }
    v[2] ^= 0xFF;
    rounds(v, atEnd);
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
