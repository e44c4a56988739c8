package org.mles.memory;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Largest piece of an {@link Arena}: 256 KiB that segments of one, 4, 16 or 64 units are cut from,
 * each at a multiple of its size. Which units are in use is one word of 64 bits.
 *
 * <p>Thread: whoever has locked the arena.
 */
final class Block {
  static final int UNIT_OCTETS = 4 << 10;
  static final int UNITS = Long.SIZE;
  static final int OCTETS = UNITS * UNIT_OCTETS;

  private final ByteBuffer memory;
  private long used;

  /** Where the arena keeps it: a list per size of the largest segment that it has room for. */
  @Nullable Block previous;

  @Nullable Block next;

  Block(ByteBuffer memory) {
    this.memory = memory;
  }

  /** Returns the units of the largest segment that could be cut now, 0 if there is none. */
  int largestRoom() {
    int units = UNITS;
    while (units > 0 && firstFree(units) < 0) {
      units >>= Arena.STEP_BITS;
    }
    return units;
  }

  /** Cuts a segment; there must be room for it. */
  Segment cut(int units) {
    int at = firstFree(units);
    used |= mask(units) << at;
    ByteBuffer part = memory.slice(at * UNIT_OCTETS, units * UNIT_OCTETS);
    return new Segment(part, this, at);
  }

  /** Makes the room of a segment free that was cut here. */
  void restore(Segment segment) {
    used &= ~(mask(segment.capacity() / UNIT_OCTETS) << segment.unit());
  }

  private int firstFree(int units) {
    long mask = mask(units);
    for (int at = 0; at < UNITS; at += units) {
      if ((used >>> at & mask) == 0) {
        return at;
      }
    }
    return -1;
  }

  private static long mask(int units) {
    return units == UNITS ? -1L : (1L << units) - 1;
  }
}
