package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.relay.RawRelayDriver;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.ResultFile.Round;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** A run that goes on where an earlier one was cut off. */
@Timeout(240)
final class EarlierIT {
  private static final Workload WORKLOAD =
      new Workload(Profile.BURST, 4, 20, 1_000_000, 0, 1, 10, 30, 1, 0);
  private static final List<String> RAW = List.of(RawRelayDriver.RAW);

  @TempDir private Path folder = Path.of("");

  @Test
  void addsTheRoundsThatLackAndKeepsTheOthersWithTheirHistograms() throws Exception {
    ResultFile first;
    try (RunLog log = RunLog.open(folder)) {
      first = run(1, log).run();
      log.keep();
    }
    Earlier earlier = new Earlier(cutInItsSecondRound(first));
    assertThat(earlier.isDone(plan(1))).isTrue();
    assertThat(earlier.isDone(plan(2))).isFalse();
    try (RunLog log = RunLog.resume(folder, earlier.tags())) {
      ResultFile whole = run(2, log).after(earlier).run();
      log.keep();
      assertThat(whole.rounds()).extracting(Round::round).containsExactly(1, 2);
      assertThat(whole.rounds().get(0)).isEqualTo(first.rounds().get(0));
      assertThat(whole.partial()).isFalse();
      assertThat(whole.notMeasured()).anyMatch(gap -> gap.contains("rounds 1 to 1"));
      assertThat(LoggedFigures.confirm(folder, List.of(whole)))
          .isEqualTo(2 * LoggedFigures.confirm(folder, List.of(first)));
    }
  }

  @Test
  void isNotOfAnotherPlanOrMachine() throws Exception {
    try (RunLog log = RunLog.open(folder)) {
      Path file = folder.resolve(ResultJson.FILE_NAME);
      ResultFile.Tool tool = new ResultFile.Tool("1", "abc", false);
      ResultJson.write(file, by(tool, run(1, log).run()));
      ResultFile first = ResultJson.read(file);
      Earlier earlier = new Earlier(first);
      assertThat(earlier.isOf(plan(2), tool)).isTrue();
      assertThat(earlier.isOf(plan(2), new ResultFile.Tool("1", "abd", false))).isFalse();
      assertThat(earlier.isOf(plan(2), new ResultFile.Tool("1", null, null))).isFalse();
      List<String> others = List.of(RawRelayDriver.RAW, "mles");
      assertThat(earlier.isOf(new FanOutPlan(others, 2, WORKLOAD, Map.of()), tool)).isFalse();
      Workload longer = WORKLOAD.withPayload(64);
      assertThat(earlier.isOf(new FanOutPlan(RAW, 2, longer, Map.of()), tool)).isFalse();
      assertThat(new Earlier(cutInItsSecondRound(first)).tags()).isEqualTo(earlier.tags());
    }
  }

  @Test
  void beginsAnewWithoutAnEarlierLog() throws Exception {
    try (RunLog log = RunLog.resume(folder, Set.of("r01-raw-1"))) {
      log.keep();
    }
    assertThat(folder.resolve(RunLog.FILE_NAME)).content().doesNotContain("Tag=");
  }

  /** Returns the result as an interrupt in the first leg of its second round would leave it. */
  private static ResultFile cutInItsSecondRound(ResultFile whole) {
    Round first = whole.rounds().get(0);
    return with(whole.tool(), List.of(first, new Round(2, first.order(), List.of())), whole);
  }

  private static ResultFile by(ResultFile.Tool tool, ResultFile result) {
    return with(tool, result.rounds(), result);
  }

  private static ResultFile with(ResultFile.Tool tool, List<Round> rounds, ResultFile whole) {
    return new ResultFile(
        whole.schema(),
        whole.id(),
        tool,
        whole.profile(),
        true,
        whole.env(),
        whole.workload(),
        whole.systems(),
        rounds,
        whole.comparisons(),
        whole.noiseFloor(),
        null,
        whole.history(),
        whole.notMeasured());
  }

  private static FanOutPlan plan(int rounds) {
    return new FanOutPlan(RAW, rounds, WORKLOAD, Map.of());
  }

  private static FanOutRun run(int rounds, RunLog log) throws IOException {
    Drivers drivers = new Drivers(List.of(new RawRelayDriver()));
    return new FanOutRun(plan(rounds), drivers, new Deaf(), log, List.of());
  }

  /** Takes no interest in how the run goes on. */
  private record Deaf() implements RunListener {
    @Override
    public void legStarts(int round, String system, int attempt) {}

    @Override
    public void legEnds(int round, LegResult leg) {}

    @Override
    public void roundEnds(int round, List<Comparison> soFar) {}
  }
}
