package org.mles.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.result.RunLog;

@Timeout(300)
final class CrewDoctorIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyFaultOfAnAgentShowsByItsNameAndHealthIsHealthy() throws Exception {
    try (RunLog log = RunLog.open(folder)) {
      assertThat(new CrewDoctor(Drivers.found(), log).examine())
          .hasSize(5)
          .allMatch(Doctor.Finding::visible);
    }
  }
}
