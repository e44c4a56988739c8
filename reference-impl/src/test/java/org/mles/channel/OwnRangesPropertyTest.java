package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mles.memory.Budget;

/** Ranges in a ring, against ranges in a list. */
class OwnRangesPropertyTest {
  @Test
  void hasNoRangeAtFirst() {
    assertThat(new OwnRanges(new Budget(Long.MAX_VALUE)).start(0)).isEqualTo(OwnRanges.NONE);
  }

  @Test
  void joinsNeighbours() {
    OwnRanges ranges = new OwnRanges(new Budget(Long.MAX_VALUE));
    ranges.add(10, 20);
    ranges.add(20, 30);
    assertThat(ranges.start(0)).isEqualTo(10);
    assertThat(ranges.start(1)).isEqualTo(OwnRanges.NONE);
    assertThat(ranges.removeNext()).isEqualTo(30);
    assertThat(ranges.start(0)).isEqualTo(OwnRanges.NONE);
  }

  @Test
  void refusesTheRangeThatThereIsNoMemoryFor() {
    Budget heap = new Budget(1_000);
    OwnRanges ranges = new OwnRanges(heap);
    int taken = 0;
    while (ranges.add(10L * taken, 10L * taken + 5)) {
      taken++;
      assertThat(heap.held()).isBetween(16L * taken, 1_000L);
    }
    assertThat(taken).isPositive();
    assertThat(ranges.end(taken - 1)).as("what was taken is there").isEqualTo(10L * taken - 5);
    ranges.close();
    assertThat(heap.held()).isZero();
  }

  /** A step of 0 removes; another adds a range that far behind the last. */
  @Property
  void behavesLikeAList(@ForAll List<@IntRange(max = 3) Integer> steps) {
    OwnRanges ranges = new OwnRanges(new Budget(Long.MAX_VALUE));
    Deque<long[]> model = new ArrayDeque<>();
    long at = -50;
    for (int step : steps) {
      if (step > 0) {
        at += step;
        ranges.add(at, at + step);
        model.add(new long[] {at, at + step});
        at += step;
      } else if (!model.isEmpty()) {
        assertThat(ranges.removeNext()).isEqualTo(model.removeFirst()[1]);
      }
      assertSame(ranges, new ArrayList<>(model));
    }
  }

  private static void assertSame(OwnRanges ranges, List<long[]> model) {
    for (int i = 0; i < model.size(); i++) {
      assertThat(ranges.start(i)).isEqualTo(model.get(i)[0]);
      assertThat(ranges.end(i)).isEqualTo(model.get(i)[1]);
    }
    assertThat(ranges.start(model.size())).isEqualTo(OwnRanges.NONE);
  }
}
