package org.mles.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How an arena divides what it has. */
class ArenaTest {
  private static final int LARGEST = Arena.LARGEST_OCTETS;
  private static final int SMALLEST = Arena.SMALLEST_OCTETS;

  @Test
  void handsOutItsBoundAndNoMore() {
    Arena arena = new Arena(2 * LARGEST + SMALLEST);
    assertThat(takeAll(arena, SMALLEST)).hasSize(2 * LARGEST / SMALLEST);
    assertThat(arena.takenOctets()).isEqualTo(2 * LARGEST).isEqualTo(arena.octets());
    assertThat(arena.take(SMALLEST)).isNull();
  }

  @Test
  void makesRoomForLargeSegmentsOfSmallOnesThatCameBack() {
    Arena arena = new Arena(3 * LARGEST);
    takeAll(arena, SMALLEST).forEach(arena::recycle);
    assertThat(arena.takenOctets()).isZero();
    assertThat(takeAll(arena, LARGEST)).hasSize(3);
  }

  @Test
  void givesASmallerSegmentWhereThereIsNoRoomForALarge() {
    Arena arena = new Arena(LARGEST);
    take(arena, SMALLEST);
    assertThat(take(arena, LARGEST).capacity()).isEqualTo(LARGEST / 4);
    assertThat(take(arena, 4 * SMALLEST).capacity()).isEqualTo(4 * SMALLEST);
  }

  @Test
  void cutsSmallSegmentsFromTheBlockWithTheLeastRoom() {
    Arena arena = new Arena(2 * LARGEST);
    take(arena, LARGEST / 4);
    Segment whole = take(arena, LARGEST);
    arena.recycle(whole);
    take(arena, SMALLEST);
    assertThat(take(arena, LARGEST).capacity()).isEqualTo(LARGEST);
  }

  @Test
  void refusesToTakeBackWhatIsNoArenas() {
    Segment foreign = new Segment(ByteBuffer.allocateDirect(SMALLEST));
    assertThatThrownBy(() -> new Arena(LARGEST).recycle(foreign))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Segment take(Arena arena, int octets) {
    return Objects.requireNonNull(arena.take(octets));
  }

  private static List<Segment> takeAll(Arena arena, int octets) {
    List<Segment> taken = new ArrayList<>();
    for (Segment next = arena.take(octets); next != null; next = arena.take(octets)) {
      assertThat(next.capacity()).isEqualTo(octets);
      taken.add(next);
    }
    return taken;
  }
}
