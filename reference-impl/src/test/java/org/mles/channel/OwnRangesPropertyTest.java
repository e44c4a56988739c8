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

/** Ranges in a ring, against ranges in a list. */
class OwnRangesPropertyTest {
  @Test
  void hasNoRangeAtFirst() {
    assertThat(new OwnRanges().start(0)).isEqualTo(OwnRanges.NONE);
  }

  @Test
  void joinsNeighbours() {
    OwnRanges ranges = new OwnRanges();
    ranges.add(10, 20);
    ranges.add(20, 30);
    assertThat(ranges.start(0)).isEqualTo(10);
    assertThat(ranges.start(1)).isEqualTo(OwnRanges.NONE);
    assertThat(ranges.removeNext()).isEqualTo(30);
    assertThat(ranges.start(0)).isEqualTo(OwnRanges.NONE);
  }

  /** A step of 0 removes; another adds a range that far behind the last. */
  @Property
  void behavesLikeAList(@ForAll List<@IntRange(max = 3) Integer> steps) {
    OwnRanges ranges = new OwnRanges();
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
