package org.mles.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.testing.Samples;

final class ManyStreamsTest {
  @Test
  void saysOfOneResultWhatItDoesNotHave() {
    assertThat(ManyStreams.missingOf(1, 1))
        .contains("More than one publisher and more than one channel at a time.");
    assertThat(ManyStreams.missingOf(1, 3)).contains("More than one channel at a time.");
    assertThat(ManyStreams.missingOf(3, 1)).contains("More than one publisher in a channel.");
    assertThat(ManyStreams.missingOf(3, 3)).isEmpty();
  }

  @Test
  void saysOfASweepWhatNoneOfItsPointsHas() {
    assertThat(missing(Samples.divided(1, 1), Samples.divided(10, 1)))
        .containsExactly("More than one publisher in a channel.");
    assertThat(missing(Samples.divided(4, 1), Samples.divided(4, 2))).isEmpty();
    assertThat(missing(Samples.result(), Samples.result()))
        .as("what else is missing stays")
        .containsExactly("a real <network>");
  }

  private static List<String> missing(ResultFile... points) {
    return ManyStreams.missingOf(List.of(points));
  }
}
