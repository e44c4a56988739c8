package org.mles.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is taken and given back, no two segments share an octet and the count is exact. */
class ArenaPropertyTest {
  private static final int BLOCKS = 3;

  /** Takes a segment of so many units, or gives back the one at {@code index}. */
  private record Step(boolean take, int units, int index) {}

  /** A segment that somebody holds, and the number that its octets must still contain. */
  private record Held(Segment segment, int mark) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, true), Tuple.of(2, false)),
            Arbitraries.of(1, 4, 16, 64),
            Arbitraries.integers().between(0, 999))
        .as(Step::new)
        .list()
        .ofMaxSize(150);
  }

  @Property(tries = 150)
  void countsWhatIsHeldAndSharesNothing(@ForAll("steps") List<Step> steps) {
    Arena arena = new Arena(BLOCKS * Arena.LARGEST_OCTETS);
    List<Held> held = new ArrayList<>();
    int mark = 0;
    for (Step step : steps) {
      if (step.take()) {
        boolean full = arena.takenOctets() == arena.octets();
        Segment taken = arena.take(step.units() * Block.UNIT_OCTETS);
        assertThat(taken == null).isEqualTo(full);
        if (taken != null) {
          assertThat(taken.capacity()).isLessThanOrEqualTo(step.units() * Block.UNIT_OCTETS);
          fill(taken, ++mark);
          held.add(new Held(taken, mark));
        }
      } else if (!held.isEmpty()) {
        arena.recycle(checked(held.remove(step.index() % held.size())));
      }
      long octets = held.stream().mapToLong(each -> each.segment().capacity()).sum();
      assertThat(arena.takenOctets()).isEqualTo(octets);
    }
    held.forEach(each -> arena.recycle(checked(each)));
    assertThat(arena.takenOctets()).isZero();
    for (int i = 0; i < BLOCKS; i++) {
      assertThat(Objects.requireNonNull(arena.take(Arena.LARGEST_OCTETS)).capacity())
          .isEqualTo(Arena.LARGEST_OCTETS);
    }
  }

  private static void fill(Segment segment, int mark) {
    ByteBuffer marks = ByteBuffer.allocate(segment.capacity());
    while (marks.hasRemaining()) {
      marks.putInt(mark);
    }
    segment.placedAt(0).append(marks.flip());
    assertThat(segment.room()).isZero();
  }

  private static Segment checked(Held held) {
    ByteBuffer octets = held.segment().view(0, 0, held.segment().capacity());
    while (octets.hasRemaining()) {
      assertThat(octets.getInt()).isEqualTo(held.mark());
    }
    return held.segment();
  }
}
