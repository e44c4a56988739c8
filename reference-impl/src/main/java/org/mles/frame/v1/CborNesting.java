package org.mles.frame.v1;

import org.jspecify.annotations.Nullable;

/**
 * The containers that are open around an item that is skipped, as numbers instead of calls: nesting
 * costs one number a level, up to a bound. Thread: caller. Source: V1-CBOR-15.
 */
final class CborNesting {
  /** Most containers inside each other, the map of the body included. */
  private static final int MAX_DEPTH = 128;

  private static final long OPEN_ARRAY = -1;

  /** A map that ends with a break, before a key; the number below is the same before a value. */
  private static final long OPEN_MAP = -2;

  private static final long OPEN_MAP_VALUE = -3;

  /** Items that each container still awaits, or one of the numbers above. */
  private final long[] awaited;

  private int depth;
  private boolean tagged;

  /** Makes a nesting that begins inside {@code around} containers. */
  CborNesting(int around) {
    awaited = new long[MAX_DEPTH - around];
  }

  /** Tells whether something is still to come. */
  boolean isOpen() {
    return depth > 0 || tagged;
  }

  /** Notes a tag, which is one with the item behind it. */
  void tag() {
    tagged = true;
  }

  /** Notes the head of a container; returns what is wrong with it, or null. */
  @Nullable String begin(boolean map, long count) {
    tagged = false;
    if (depth == awaited.length) {
      return "nested too deep";
    }
    if (count == 0) {
      complete();
      return null;
    }
    long open = map ? OPEN_MAP : OPEN_ARRAY;
    awaited[depth++] = count == CborReader.OPEN ? open : map ? 2 * count : count;
    return null;
  }

  /** Notes a break; false if there is nothing that it could end. */
  boolean end() {
    boolean inPlace =
        !tagged
            && depth > 0
            && (awaited[depth - 1] == OPEN_ARRAY || awaited[depth - 1] == OPEN_MAP);
    if (inPlace) {
      depth--;
      complete();
    }
    return inPlace;
  }

  /** Notes that an item is complete, and with it all containers that awaited nothing else. */
  void complete() {
    tagged = false;
    while (depth > 0) {
      long top = awaited[depth - 1];
      if (top < 0) {
        awaited[depth - 1] =
            top == OPEN_MAP ? OPEN_MAP_VALUE : top == OPEN_MAP_VALUE ? OPEN_MAP : top;
        return;
      }
      awaited[depth - 1] = top - 1;
      if (top > 1) {
        return;
      }
      depth--;
    }
  }
}
