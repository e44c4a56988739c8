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
    Rope rope = new Rope();
    byte[] read = new byte[octetsOfRead];
    int limit = octetsOfRead < 1_000 ? 300_000 : LARGEST_FRAME;
    while (rope.size() < limit) {
      rope.takeUpTo(LARGEST_FRAME, ByteBuffer.wrap(read));
      assertThat(rope.reserved()).isLessThanOrEqualTo(2 * rope.size() + Arena.SMALLEST_OCTETS);
    }
  }

  @Test
  void occupiesLittleMoreThanAWholeFrame() {
    Rope rope = new Rope();
    while (rope.size() < LARGEST_FRAME) {
      rope.takeUpTo(LARGEST_FRAME, ByteBuffer.wrap(new byte[100_000]));
    }
    assertThat(rope.reserved()).isBetween(LARGEST_FRAME, LARGEST_FRAME + 5_000);
  }

  @Test
  void isOnePieceWhileItIsShort() {
    Rope rope = new Rope();
    rope.takeUpTo(Rope.SHORT_OCTETS, ByteBuffer.allocate(2_000));
    assertThat(rope.size()).isEqualTo(Rope.SHORT_OCTETS);
    assertThat(rope.reserved()).isEqualTo(Rope.SHORT_OCTETS);
  }

  @Test
  void occupiesWhatIsLeftOfItAndNothingOnceItIsCleared() {
    Rope rope = new Rope();
    rope.takeUpTo(LARGEST_FRAME, ByteBuffer.allocate(1 << 20));
    rope.takeUpTo(LARGEST_FRAME, ByteBuffer.allocate(1 << 20));
    rope.truncate(5_000);
    assertThat(rope.reserved()).isBetween(5_000, Arena.LARGEST_OCTETS);
    rope.clear();
    assertThat(rope.reserved()).isZero();
  }

  @Test
  void readsNumbersAcrossSegments() {
    Rope rope = new Rope();
    int at = Arena.SMALLEST_OCTETS - 3;
    ByteBuffer in = ByteBuffer.allocate(5_000).putLong(at, 0x8182_8384_F5F6_F7F8L);
    rope.takeUpTo(5_000, in);
    assertThat(rope.getInt(at)).isEqualTo(0x8182_8384);
    assertThat(rope.getLong(at)).isEqualTo(0x8182_8384_F5F6_F7F8L);
  }
}
