package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.relay.FaultDriver;
import org.mles.benchmarks.driver.relay.RawRelayDriver;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

final class FanOutRunIT {
  private static final String BLOCKED = "blocked";
  private static final Workload WORKLOAD =
      new Workload(Profile.BURST, 60, 20, 1_000_000, 0, 1, 10, 30, 1, 0);

  @TempDir private Path folder = Path.of("");

  @Test
  void aSystemThatDiesSpoilsItsOwnLegsAndNoOthers() throws Exception {
    ResultFile result = run(FaultDriver.DIE);
    assertThat(legs(result, FaultDriver.DIE))
        .hasSize(FanOutPlan.MAX_ATTEMPTS)
        .allSatisfy(leg -> assertThat(leg.why()).contains("connection"));
    assertThat(legs(result, RawRelayDriver.RAW)).singleElement().matches(LegResult::valid);
    assertThat(result.comparisons()).as("nothing is said about what was not measured").isEmpty();
  }

  @Test
  void aSystemThatDoesNotStartSpoilsItsOwnLegsAndNoOthers() throws Exception {
    ResultFile result = run(BLOCKED);
    assertThat(legs(result, BLOCKED))
        .hasSize(FanOutPlan.MAX_ATTEMPTS)
        .allSatisfy(leg -> assertThat(leg.why()).contains("Address already in use"));
    assertThat(legs(result, RawRelayDriver.RAW)).singleElement().matches(LegResult::valid);
  }

  private ResultFile run(String broken) throws IOException {
    Drivers drivers =
        new Drivers(List.of(new RawRelayDriver(), new FaultDriver(), new BlockedDriver()));
    List<String> systems = List.of(RawRelayDriver.RAW, broken);
    FanOutPlan plan = new FanOutPlan(systems, 1, WORKLOAD, Map.of());
    try (RunLog log = RunLog.open(folder)) {
      return new FanOutRun(plan, drivers, new Deaf(), log, List.of()).run();
    }
  }

  private static List<LegResult> legs(ResultFile result, String system) {
    return result.rounds().get(0).legs().stream()
        .filter(leg -> leg.system().equals(system))
        .toList();
  }

  /** A server whose port somebody else has. */
  private record BlockedDriver() implements Driver {
    @Override
    public String family() {
      return BLOCKED;
    }

    @Override
    public List<String> systems() {
      return List.of(BLOCKED);
    }

    @Override
    public RunningServer start(String system, ServerSite site) throws IOException {
      throw new BindException("Address already in use");
    }

    @Override
    public LoadClient connect(String system, LoadPlan plan) {
      throw new IllegalStateException("it never started");
    }
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
