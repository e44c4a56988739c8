package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.testing.RequiredTool;

/**
 * The server that is the origin of mechanical mutants, and the tests of what mutates and probes it.
 */
final class OriginIT {
  private static final long LIMIT_SECONDS = 300;
  private static final List<String> PLACES =
      List.of(
          "bind",
          "strict-resync",
          "history-limit",
          "history-octets",
          "slow-reader-octets",
          "max-body",
          "max-connections",
          "max-unjoined",
          "max-channels",
          "max-deserted-channels",
          "first-frame-deadline");

  @TempDir Path folder = Path.of(".");

  @Test
  void passesEveryCaseOfAnyLevel() throws IOException, InterruptedException {
    RequiredTool.PYTHON.require();
    StringWriter out = new StringWriter();
    int code =
        ConformanceCommand.commandLine()
            .setOut(new PrintWriter(out))
            .execute("run", "server", "--level", "should", "--skip", "soak.*", "--exec", command());
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).doesNotContain("not-applicable");
  }

  private static String command() {
    return PLACES.stream()
        .map(place -> String.format(Locale.ROOT, " --%1$s {%1$s}", place))
        .collect(
            Collectors.joining(
                "",
                "exec python3 mutants/origin --port {port} --key '{key}' --address-key '{address-key}'",
                ""));
  }

  @Test
  void itsMutatorAndProbeAreRight() throws IOException, InterruptedException {
    RequiredTool.PYTHON.require();
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder tests =
        new ProcessBuilder("python3", "-m", "unittest", "discover", "-s", "tests");
    tests.directory(Path.of("mutants").toFile()).redirectErrorStream(true);
    tests.redirectOutput(printed.toFile()).environment().put("PYTHONPATH", ".");
    Process process = tests.start();
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(printed)).endsWith("OK\n");
  }
}
