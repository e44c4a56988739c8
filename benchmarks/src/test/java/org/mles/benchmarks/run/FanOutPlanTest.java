package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

final class FanOutPlanTest {
  private final FanOutPlan plan =
      new FanOutPlan(
          List.of("mles", "raw", "rabbitmq-nio"), 4, Workload.of(Profile.BURST, 10), Map.of());

  @Test
  void bringsEverybodyToEveryPlace() {
    Set<String> first = new HashSet<>();
    for (int round = 1; round <= 4; round++) {
      first.add(plan.order(round).get(0));
    }
    assertThat(first).containsExactlyInAnyOrder("mles", "raw", "rabbitmq-nio", "mles:again");
  }

  @Test
  void measuresTheSubjectTwiceInEachRound() {
    assertThat(plan.order(3)).contains("mles", "mles:again").hasSize(4);
    assertThat(FanOutPlan.systemOf("mles:again")).isEqualTo("mles");
  }
}
