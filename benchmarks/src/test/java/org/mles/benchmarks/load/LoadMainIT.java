package org.mles.benchmarks.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.load.agent.LoadMain;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
final class LoadMainIT {
  private static final int FILES = 400;

  @TempDir private Path folder = Path.of("");

  @Test
  void saysThatItMayNotOpenSoManyFilesBeforeItConnects() throws Exception {
    LegResult leg = run(FILES, "127.0.0.1:1");
    assertThat(leg.verdict().status()).isEqualTo(LegResult.Status.INVALID);
    assertThat(leg.why()).contains(FILES + 1 + " connections", "ulimit -n " + FILES);
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    assertThat(requireNonNull(run(1, "127.0.0.1:1").why())).startsWith("load: ");
  }

  /** Runs a leg of the raw relay in a JVM that may open {@link #FILES} files. */
  private LegResult run(int subscribers, String endpoint) throws Exception {
    Workload workload = new Workload(Profile.BURST, subscribers, 20, 0, 0, 1, 1, 1, 1, 0);
    LegRequest request =
        new LegRequest(
            "raw",
            1,
            endpoint,
            List.of(),
            workload,
            Map.of(),
            folder.resolve("leg.hlog").toString(),
            "leg");
    Path asked = folder.resolve("request.json");
    Path answered = folder.resolve("outcome.json");
    ResultJson.write(asked, request);
    ProcessBuilder limited =
        new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -n " + FILES + " && exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LoadMain.class.getName(),
            asked.toString(),
            answered.toString());
    assertThat(limited.redirectErrorStream(true).start().waitFor()).isZero();
    return ResultJson.read(answered, LegOutcome.class).leg();
  }
}
