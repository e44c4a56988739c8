package org.mles.benchmarks.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every subscriber is in one channel, and channels differ by one subscriber at most. */
final class DistributionPropertyTest {
  @Property(tries = 300)
  void coversAllSubscribersInOrderAndEvenly(
      @ForAll @IntRange(min = 1, max = 20_000) int subscribers,
      @ForAll @IntRange(min = 1, max = 20_000) int wanted) {
    int channels = Math.min(subscribers, wanted);
    Distribution spread = new Distribution(subscribers, channels);
    int next = 0;
    for (int channel = 0; channel < channels; channel++) {
      assertThat(spread.first(channel)).isEqualTo(next);
      next += spread.count(channel);
    }
    assertThat(next).isEqualTo(subscribers);
    int[] counts = IntStream.range(0, channels).map(spread::count).sorted().toArray();
    assertThat(counts[0]).isPositive();
    assertThat(counts[channels - 1] - counts[0]).isLessThanOrEqualTo(1);
  }

  @Example
  void refusesAChannelThatNobodyWouldSee() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Distribution(3, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Distribution(3, 0));
  }
}
