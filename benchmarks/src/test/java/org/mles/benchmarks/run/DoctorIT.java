package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.result.RunLog;

final class DoctorIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyFaultShowsAndHealthIsHealthy() throws Exception {
    try (RunLog log = RunLog.open(folder)) {
      assertThat(new Doctor(Drivers.found(), log).examine())
          .hasSize(18)
          .allMatch(Doctor.Finding::visible);
    }
  }
}
