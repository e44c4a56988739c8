package org.mles.conformance.cases.v1;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.mles.conformance.wire.RawFrame;

/** What is left of a frame that an item of a resync does not hold whole. Source: RSY-11. */
enum BrokenItem {
  NOTHING(item -> new byte[0]),
  HALF_A_HEADER(item -> Arrays.copyOf(item, 9)),
  HEADER_BUT_ONE(item -> Arrays.copyOf(item, RawFrame.HEADER_OCTETS - 1)),
  HEADER(item -> Arrays.copyOf(item, RawFrame.HEADER_OCTETS)),
  ALL_BUT_ONE(item -> Arrays.copyOf(item, item.length - 1)),
  ONE_MORE(item -> Arrays.copyOf(item, item.length + 1)),
  WRONG_TYPE(item -> RawFrame.parse(item).withType('X').encode());

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final UnaryOperator<byte[]> cut;

  BrokenItem(UnaryOperator<byte[]> cut) {
    this.cut = cut;
  }

  /** Returns what is left of {@code item}. */
  byte[] of(byte[] item) {
    return cut.apply(item);
  }
}
