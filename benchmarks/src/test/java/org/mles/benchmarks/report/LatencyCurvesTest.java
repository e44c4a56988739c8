package org.mles.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.testing.Samples;

final class LatencyCurvesTest {
  private final Summary summary = new Summary(Samples.result());

  @Test
  void endsAtTheLastPercentileThatIsKnown() {
    String drawing = curves("mles").percentiles();
    assertThat(drawing).contains(">90</text>").doesNotContain(">99</text>", ">99.9</text>");
  }

  @Test
  void drawsNothingOfASystemThatNobodyMeasured() {
    LatencyCurves none = curves("nobody");
    assertThat(none.percentiles()).isEmpty();
    assertThat(none.arrivals()).isEmpty();
    assertThat(none.positions()).isEmpty();
  }

  @Test
  void leavesALinearScaleOnlyForSystemsThatAreFarApart() {
    Map<String, List<Long>> near = Map.of("a", List.of(1L, 100L), "b", List.of(2_000L));
    Map<String, List<Long>> far = Map.of("a", List.of(1L, 100L), "b", List.of(2_001L));
    assertThat(LatencyCurves.farApart(near)).isFalse();
    assertThat(LatencyCurves.farApart(far)).isTrue();
  }

  private LatencyCurves curves(String system) {
    return new LatencyCurves(summary, Map.of(system, "c0"));
  }
}
