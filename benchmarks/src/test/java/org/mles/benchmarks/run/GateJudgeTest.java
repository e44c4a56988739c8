package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.testing.Samples;

final class GateJudgeTest {
  private static final Change QUIET = new Change(0.98, 1.02);
  private static final List<Integer> LOOKS = List.of(8, 12, 16, 20, 24, 28, 32);

  @Test
  void passesAHeadThatIsSurelyNotWorseByATenth() {
    assertThat(verdict(8, new Change(0.97, 1.09), QUIET, QUIET)).isEqualTo("PASS");
  }

  @Test
  void allowsCpuTimeMore() {
    assertThat(verdict(8, QUIET, new Change(0.97, 1.13), QUIET)).isEqualTo("PASS");
    assertThat(verdict(8, QUIET, new Change(0.97, 1.15), QUIET)).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void failsAHeadWhoseIntervalBeginsAboveTheMargin() {
    assertThat(verdict(8, new Change(1.06, 1.2), QUIET, QUIET)).isEqualTo("FAIL");
    assertThat(verdict(8, new Change(1.06, 1.09), QUIET, QUIET)).isEqualTo("FAIL");
  }

  @Test
  void failsIfOnlyTheCpuTimeGrew() {
    assertThat(verdict(8, QUIET, new Change(1.06, 1.2), QUIET)).isEqualTo("FAIL");
  }

  @Test
  void doesNotTellIfTheIntervalHoldsBothEnds() {
    assertThat(verdict(32, new Change(1.01, 1.11), QUIET, QUIET)).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void blamesNoHeadForWhatTheBaseShowsAgainstItself() {
    Change noisy = new Change(0.8, 1.2);
    assertThat(verdict(8, new Change(1.06, 1.3), QUIET, noisy)).isEqualTo("INCONCLUSIVE");
    assertThat(verdict(8, new Change(1.21, 1.5), QUIET, noisy)).isEqualTo("FAIL");
  }

  @Test
  void praisesNoHeadForIt() {
    Change noisy = new Change(0.8, 1.2);
    assertThat(verdict(8, new Change(0.8, 1.15), QUIET, noisy)).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void isInvalidWithFewerThanFivePairs() {
    assertThat(GateJudge.judge(result(4, QUIET, QUIET, QUIET)).verdict()).isEqualTo("INVALID");
  }

  @Test
  void looksForAVerdictAfterEightRoundsAndEveryFourFromThere() {
    for (int rounds = 1; rounds <= 32; rounds++) {
      assertThat(GateJudge.enough(result(rounds, QUIET, QUIET, QUIET)))
          .as("%d rounds", rounds)
          .isEqualTo(LOOKS.contains(rounds));
    }
    assertThat(GateJudge.enough(result(8, new Change(1.01, 1.11), QUIET, QUIET))).isFalse();
  }

  @Test
  void judgesTheTimeToTheLastSendIfThatIsWhatWasMeasured() {
    ResultFile burst = result(8, QUIET, QUIET, QUIET);
    assertThat(GateJudge.judge(as("sends", burst)).verdict()).isEqualTo("INVALID");
    ResultFile sends =
        result(8, Metric.LAST_SEND, new Change(1.06, 1.2), QUIET, new Change(0.99, 1.01));
    assertThat(GateJudge.judge(as("sends", sends)).verdict()).isEqualTo("FAIL");
  }

  private static ResultFile as(String profile, ResultFile result) {
    return new ResultFile(
        result.schema(),
        result.id(),
        result.tool(),
        profile,
        false,
        result.env(),
        result.workload(),
        result.systems(),
        result.rounds(),
        result.comparisons(),
        result.noiseFloor(),
        null,
        List.of(),
        List.of());
  }

  private record Change(double lo, double hi) {
    Comparison of(Metric metric, String a, int n) {
      double ratio = Math.sqrt(lo * hi);
      return new Comparison(
          metric.key(), a, "mles-base", ratio, List.of(lo, hi), "by hand", n, 0, null, null);
    }
  }

  private static String verdict(int rounds, Change time, Change cpu, Change control) {
    return GateJudge.judge(result(rounds, time, cpu, control)).verdict();
  }

  private static ResultFile result(int rounds, Change time, Change cpu, Change control) {
    return result(rounds, Metric.TIME_TO_LAST, time, cpu, control);
  }

  private static ResultFile result(
      int rounds, Metric metric, Change time, Change cpu, Change control) {
    ResultFile sample = Samples.result();
    return new ResultFile(
        sample.schema(),
        sample.id(),
        sample.tool(),
        sample.profile(),
        false,
        sample.env(),
        sample.workload(),
        sample.systems(),
        Collections.nCopies(rounds, sample.rounds().get(0)),
        List.of(time.of(metric, "mles", rounds), cpu.of(Metric.SERVER_CPU, "mles", rounds)),
        List.of(
            control.of(metric, "mles-base:again", rounds),
            control.of(Metric.SERVER_CPU, "mles-base:again", rounds)),
        null,
        List.of(),
        List.of());
  }
}
