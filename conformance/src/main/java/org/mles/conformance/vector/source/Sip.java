package org.mles.conformance.vector.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash with any number of rounds: 2-4 for right keys, others for the keys of wrong codecs.
 * Thread: any.
 *
 * @param perWord rounds after each word of eight octets
 * @param atEnd rounds at the end
 * @param k0 octets 0 to 7 of the key, little-endian
 * @param k1 octets 8 to 15 of the key, little-endian
 */
record Sip(int perWord, int atEnd, long k0, long k1) {
  /** The hash of the protocol. */
  static final Sip MLES = new Sip(2, 4, 0, 0);

  /** Hashes octets. */
  long hash(byte[] octets) {
    long[] v = {
      k0 ^ 0x736f6d6570736575L,
      k1 ^ 0x646f72616e646f6dL,
      k0 ^ 0x6c7967656e657261L,
      k1 ^ 0x7465646279746573L
    };
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= Long.BYTES) {
      absorb(v, in.getLong());
    }
    long last = (long) octets.length << 56;
    for (int shift = 0; in.hasRemaining(); shift += Byte.SIZE) {
      last |= (in.get() & 0xFFL) << shift;
    }
    absorb(v, last);
    v[2] ^= 0xFF;
    rounds(v, atEnd);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private void absorb(long[] v, long word) {
    v[3] ^= word;
    rounds(v, perWord);
    v[0] ^= word;
  }

  private static void rounds(long[] v, int times) {
    for (int i = 0; i < times; i++) {
      half(v, 0, 1, 13, 2, 3, 16);
      half(v, 2, 1, 17, 0, 3, 21);
    }
  }

  /** Mixes b into a and d into c; the first pair's sum is then turned by half a word. */
  private static void half(long[] v, int a, int b, int turnB, int c, int d, int turnD) {
    v[a] += v[b];
    v[b] = Long.rotateLeft(v[b], turnB) ^ v[a];
    v[a] = Long.rotateLeft(v[a], 32);
    v[c] += v[d];
    v[d] = Long.rotateLeft(v[d], turnD) ^ v[c];
  }
}
