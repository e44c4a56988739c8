package org.mles.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a rope occupies, and what it does when there is no more. */
class RopeTest {
  private static final int LARGEST_FRAME = (1 << 24) + 15;

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_460, 128 << 10})
  void occupiesAtMostTwiceWhatCameHoweverMuchWasAnnounced(int octetsOfRead) {
    CountedSupply supply = new CountedSupply(64L << 20);
    Rope rope = new Rope(supply);
    byte[] read = new byte[octetsOfRead];
    int limit = octetsOfRead < 1_000 ? 300_000 : LARGEST_FRAME;
    while (rope.size() < limit) {
      assertThat(rope.takeUpTo(LARGEST_FRAME, ByteBuffer.wrap(read))).isTrue();
      assertThat(supply.heldOctets()).isLessThanOrEqualTo(2L * rope.size() + Arena.SMALLEST_OCTETS);
    }
  }

  @Test
  void occupiesLittleMoreThanAWholeFrame() {
    CountedSupply supply = new CountedSupply(64L << 20);
    Rope rope = new Rope(supply);
    while (rope.size() < LARGEST_FRAME) {
      rope.takeUpTo(LARGEST_FRAME, ByteBuffer.wrap(new byte[100_000]));
    }
    assertThat(supply.heldOctets()).isBetween((long) LARGEST_FRAME, LARGEST_FRAME + 5_000L);
  }

  @Test
  void takesNoSegmentsForAShortFrame() {
    CountedSupply supply = new CountedSupply(0);
    Rope rope = new Rope(supply);
    assertThat(rope.takeUpTo(Rope.SHORT_OCTETS, ByteBuffer.allocate(2_000))).isTrue();
    assertThat(rope.size()).isEqualTo(Rope.SHORT_OCTETS);
  }

  @Test
  void saysThatThereIsNoMemoryAndKeepsWhatItHas() {
    Rope rope = new Rope(new CountedSupply(Arena.LARGEST_OCTETS));
    ByteBuffer in = ByteBuffer.allocate(2 * Arena.LARGEST_OCTETS);
    assertThat(rope.takeUpTo(LARGEST_FRAME, in)).isFalse();
    assertThat(rope.size()).isEqualTo(Arena.LARGEST_OCTETS).isEqualTo(in.position());
    assertThat(in.limit()).isEqualTo(2 * Arena.LARGEST_OCTETS);
  }

  @Test
  void readsNumbersAcrossSegments() {
    Rope rope = new Rope(new CountedSupply(1 << 20));
    int at = Arena.SMALLEST_OCTETS - 3;
    ByteBuffer in = ByteBuffer.allocate(5_000).putLong(at, 0x8182_8384_F5F6_F7F8L);
    rope.takeUpTo(5_000, in);
    assertThat(rope.getInt(at)).isEqualTo(0x8182_8384);
    assertThat(rope.getLong(at)).isEqualTo(0x8182_8384_F5F6_F7F8L);
  }
}
