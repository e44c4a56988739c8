package org.mles.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.result.GrowthFile.Axis;

final class GrowthStepTest {
  @Test
  void makesAPointOfEachNumber() {
    List<GrowthStep> steps = GrowthStep.of(List.of(5, 10), List.of(4), 3, null);
    assertThat(steps).extracting(GrowthStep::connections).containsExactly(6, 11, 16);
    assertThat(steps)
        .extracting(GrowthStep::axis)
        .containsExactly(Axis.SUBSCRIBERS, Axis.SUBSCRIBERS, Axis.CHANNELS);
    assertThat(steps.get(2).workload().subscribers()).isEqualTo(12);
    assertThat(steps.get(2).plan(1, "", null).options()).containsEntry("channels", "4");
  }

  @Test
  void hasFewerMessagesForMoreSubscribers() {
    List<GrowthStep> steps = GrowthStep.of(List.of(1, 1000, 19_000), List.of(), 1, null);
    assertThat(steps).extracting(step -> step.workload().measured()).containsExactly(1000, 250, 20);
  }

  @Test
  void saysWhichSideNeedsHowManyFilesAndHowToRaiseThat() {
    GrowthStep step = GrowthStep.of(List.of(), List.of(4000), 2, null).get(0);
    assertThat(step.gap(12_200)).isEmpty();
    assertThat(step.gap(12_199))
        .hasValueSatisfying(
            gap ->
                assertThat(gap)
                    .startsWith("8000 subscribers in 4000 channels need 12200 open files in the")
                    .contains("server and 12200 in the load", "12199", "ulimit -n 12200")
                    .hasLineCount(1));
  }

  @Test
  void refusesWhatNoServerTakes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrowthStep.of(List.of(20_000), List.of(), 1, null))
        .withMessageContaining("20001 connections");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrowthStep.of(List.of(), List.of(10), 0, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrowthStep.of(List.of(), List.of(), 1, null));
  }
}
