package org.mles.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.mles.benchmarks.cores.FanOutModel;

/** The model of further cores shares a channel as the server does. */
final class LargestSharePropertyTest {
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void sharesAsTheServerSeats(
      @ForAll @IntRange(min = 1, max = 3000) int subscribers,
      @ForAll @IntRange(min = 1, max = 40) int loops,
      @ForAll @IntRange(max = 39) int owner) {
    int[] readers = new int[loops];
    for (int i = 0; i < subscribers; i++) {
      readers[Seating.choose(readers, owner % loops, Spread.MIRROR_FROM)]++;
    }
    assertThat(FanOutModel.MIRROR_FROM).isEqualTo(Spread.MIRROR_FROM);
    assertThat(FanOutModel.MOST_LOOPS).isEqualTo(Spread.MAX_LOOPS);
    assertThat(FanOutModel.largestShare(subscribers, loops))
        .isEqualTo(Arrays.stream(readers).max().orElseThrow());
    assertThat(FanOutModel.used(subscribers, loops))
        .isEqualTo((int) Arrays.stream(readers).filter(count -> count > 0).count());
  }
}
