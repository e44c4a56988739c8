package org.mles.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.stats.HistogramLog;
import org.mles.benchmarks.stats.Percentiles;

final class RunLogTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void putsTheHistogramsOfAllLegsIntoOneFile() throws Exception {
    try (RunLog log = RunLog.open(folder)) {
      LegResult.Raw raw = log.add("r01-mles-1", leg("r01-mles-1"));
      assertThat(raw.files()).containsExactly(RunLog.FILE_NAME);
      assertThat(raw.tag()).isEqualTo("r01-mles-1");
      log.keep();
      log.add("r01-raw-1", leg("r01-raw-1"));
    }
    assertThat(tags()).containsExactly("r01-mles-1.delivery", "r01-raw-1.delivery");
  }

  @Test
  void hasNothingOfALegThatRecordedNothing() throws Exception {
    try (RunLog log = RunLog.open(folder)) {
      assertThat(log.add("r01-mles-1", folder.resolve("absent"))).isEqualTo(LegResult.Raw.NONE);
    }
  }

  @Test
  void leavesTheLogOfAnEarlierRunUntilItsOwnIsKept() throws Exception {
    Path kept = Files.writeString(folder.resolve(RunLog.FILE_NAME), "earlier");
    RunLog.open(folder).close();
    assertThat(kept).hasContent("earlier");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private Path leg(String tag) throws Exception {
    Path file = folder.resolve(tag + ".leg");
    HistogramLog.write(
        file, tag + ".", Map.of("delivery", Percentiles.histogram()), new long[] {0, 1});
    return file;
  }

  private List<String> tags() throws Exception {
    List<String> tags = new ArrayList<>();
    HistogramLog.read(folder.resolve(RunLog.FILE_NAME), (tag, histogram) -> tags.add(tag));
    return tags;
  }
}
