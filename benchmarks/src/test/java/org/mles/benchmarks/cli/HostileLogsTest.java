package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.RunLog;

/** Whatever lies beside a kept result as its log, the answer is a page or one line. */
final class HostileLogsTest {
  private static final Path KEPT = Path.of("..", "results", "claim-2017");
  private static final long HUGE = 400_000_000;

  @TempDir private Path folder = Path.of("");
  private Path log = Path.of("");
  private List<String> lines = List.of();

  @BeforeEach
  void copy() throws Exception {
    Path run = Files.createDirectories(folder.resolve("claim-2017"));
    Files.copy(KEPT.resolve(ResultJson.FILE_NAME), run.resolve(ResultJson.FILE_NAME));
    log = Files.copy(KEPT.resolve(RunLog.FILE_NAME), run.resolve(RunLog.FILE_NAME));
    lines = Files.readAllLines(log);
  }

  @Test
  void believesAResultWithItsOwnLogOrWithNone() throws Exception {
    assertThat(report().exitCode()).isZero();
    Files.delete(log);
    assertThat(report().exitCode()).isZero();
  }

  @Test
  void noticesAHistogramThatIsMissingOrThereTwiceOrAnothers() throws Exception {
    List<String> without = new ArrayList<>(lines);
    String gone = without.remove(2);
    assertRefused(without, "lacks ");
    List<String> twice = new ArrayList<>(lines);
    twice.add(gone);
    assertRefused(twice, " twice");
    List<String> others = new ArrayList<>(lines);
    others.set(2, lines.get(2).replaceAll(",.*", "") + lines.get(3).replaceAll("^[^,]*", ""));
    assertRefused(others, "differs from the result");
  }

  @Test
  void refusesWhatIsNoLog() throws Exception {
    assertRefused(List.of("Tag=", "Tag=a,1,2,3,4", "\u0000"), "line 1: ");
    assertRefused(List.of(), "lacks ");
    Files.write(log, "Tag=\u00e4,1,2,3,!".getBytes(StandardCharsets.ISO_8859_1));
    assertOneLine("is no histogram");
    try (RandomAccessFile large = new RandomAccessFile(log.toFile(), "rw")) {
      large.setLength(HUGE);
    }
    assertOneLine("octets; at most ");
    Files.delete(log);
    Files.createDirectories(log);
    assertOneLine("is no file");
  }

  private void assertRefused(List<String> hostile, String words) throws Exception {
    Files.write(log, hostile);
    assertOneLine(words);
  }

  private void assertOneLine(String words) {
    for (Said said : List.of(report(), Said.to("index", folder.toString()))) {
      assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
      assertThat(said.err().lines()).as(said.err()).hasSize(1);
      assertThat(said.err()).contains(words);
    }
    assertThat(folder.resolve("README.md")).doesNotExist();
  }

  private Said report() {
    return Said.to("report", log.resolveSibling("").toString());
  }
}
