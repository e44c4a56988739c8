package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.result.RunLog;
import org.mles.testing.Missing;

final class DoctorIT {
  @TempDir private Path folder = Path.of("");

  /** The scanners that put together what others have cut: records of TLS, chunks of a stream. */
  @ParameterizedTest
  @ValueSource(strings = {"mles-tls", "rabbitmq-stream-wire"})
  void everyFaultOfAScannerShowsWhateverItReads(String system) throws Exception {
    checkOrSkip(system);
    try (RunLog log = RunLog.open(folder)) {
      List<Doctor.Finding> findings = new Doctor(Drivers.found(), log).examineReading(system);
      assertThat(findings).hasSize(4).allMatch(Doctor.Finding::visible);
      assertThat(findings)
          .extracting(Doctor.Finding::system)
          .containsExactly(
              system,
              "fault-read-twice of " + system,
              "fault-unread of " + system,
              "fault-misread of " + system);
    }
  }

  private static void checkOrSkip(String system) {
    try {
      Drivers.found().of(system).check(system, Map.of());
    } catch (Driver.Unavailable e) {
      Missing.skip(system + " not read: " + e.getMessage());
    }
  }

  @Test
  void everyFaultOfSendsShowsAndHealthIsHealthy() throws Exception {
    try (RunLog log = RunLog.open(folder)) {
      List<Doctor.Finding> findings = new Doctor(Drivers.found(), log).examineSends();
      assertThat(findings).hasSize(3).allMatch(Doctor.Finding::visible);
      assertThat(findings.get(1).evidence()).contains("1 lost");
    }
  }

  @Test
  void everyFaultShowsAndHealthIsHealthy() throws Exception {
    try (RunLog log = RunLog.open(folder)) {
      assertThat(new Doctor(Drivers.found(), log).examine())
          .hasSize(21)
          .allMatch(Doctor.Finding::visible);
    }
  }
}
