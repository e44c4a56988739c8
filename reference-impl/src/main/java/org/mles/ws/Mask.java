package org.mles.ws;

import java.nio.ByteBuffer;

/**
 * Takes the mask off octets, or puts it on, which is the same; eight at a time. Thread: any.
 * Source: RFC 6455, section 5.3.
 */
final class Mask {
  private static final int KEY_OCTETS = Integer.BYTES;

  private Mask() {}

  /**
   * Masks octets while it moves them towards the front of their buffer, or not at all.
   *
   * @param octets big-endian; its position stays
   * @param from where they lie
   * @param to where they go, not behind {@code from}
   * @param count how many
   * @param key big-endian, as it would stand before the first octet
   */
  static void move(ByteBuffer octets, int from, int to, int count, int key) {
    long twice = ((long) key << Integer.SIZE) | (key & 0xFFFF_FFFFL);
    int moved = 0;
    for (; moved <= count - Long.BYTES; moved += Long.BYTES) {
      octets.putLong(to + moved, octets.getLong(from + moved) ^ twice);
    }
    for (; moved < count; moved++) {
      int shift = Byte.SIZE * (KEY_OCTETS - 1 - moved % KEY_OCTETS);
      octets.put(to + moved, (byte) (octets.get(from + moved) ^ (key >>> shift)));
    }
  }

  /** Returns the key for the octets behind the first {@code octets}. */
  static int behind(int key, long octets) {
    return Integer.rotateLeft(key, Byte.SIZE * (int) (octets % KEY_OCTETS));
  }
}
