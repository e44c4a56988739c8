package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.testing.HangingDriver;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/** No driver holds a run for ever, whatever it does and wherever. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the driver leaves a shell behind")
final class LegRunnerIT {
  private static final Workload WORKLOAD =
      new Workload(Profile.BURST, 3, 20, 1_000_000, 0, 1, 5, 10, 1, 0);
  private static final Set<Phase> SPOIL_NOTHING = Set.of(Phase.LOOK, Phase.CLOSE, Phase.STOP);
  private static final long GONE_SECONDS = 60;

  private final Set<ProcessHandle> before = descendants().collect(Collectors.toSet());

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void endsAPhaseThatHangsAndNamesIt(Phase phase) throws Exception {
    Patience patience = Patience.usual(WORKLOAD).with(phase, Duration.ofSeconds(1));
    LegResult leg = run("hang-" + phase.key(), patience);
    String words = "hung in " + phase.key() + ": no end within ";
    if (SPOIL_NOTHING.contains(phase)) {
      assertThat(leg.valid()).as(leg.why()).isTrue();
      assertThat(leg.verdict().warnings()).anyMatch(warning -> warning.startsWith(words));
    } else {
      assertThat(leg.why()).startsWith(words);
    }
    assertNothingIsLeft();
  }

  @Test
  void hearsNothingOfWhatAClientPrints() throws Exception {
    LegResult leg = run(HangingDriver.FLOOD, Patience.usual(WORKLOAD));
    assertThat(leg.valid()).as(leg.why()).isTrue();
    assertNothingIsLeft();
  }

  @Test
  void saysThatTheLoadProcessDied() throws Exception {
    LegResult leg = run(HangingDriver.DIE, Patience.usual(WORKLOAD));
    assertThat(leg.why()).isEqualTo("the load process died: it said nothing");
    assertNothingIsLeft();
  }

  private LegResult run(String system, Patience patience) throws Exception {
    FanOutPlan plan = new FanOutPlan(List.of(system), 1, WORKLOAD, Map.of());
    try (RunLog log = RunLog.open(folder)) {
      return new LegRunner(plan, new HangingDriver(), new Manifest(), log, patience, new Brood())
          .run(1, system, 1);
    }
  }

  private void assertNothingIsLeft() throws Exception {
    for (ProcessHandle process : descendants().filter(p -> !before.contains(p)).toList()) {
      process.onExit().get(GONE_SECONDS, TimeUnit.SECONDS);
    }
    assertThat(descendants()).allMatch(before::contains);
  }

  private static Stream<ProcessHandle> descendants() {
    return ProcessHandle.current().descendants();
  }
}
