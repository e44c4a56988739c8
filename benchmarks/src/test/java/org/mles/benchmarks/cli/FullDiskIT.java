package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.report.JmhReport;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.testing.Samples;
import org.mles.testing.Missing;

/**
 * A full disk costs what could not be written, and says so in one line. Files are written under
 * another name first; here that name leads to a device without room.
 */
@Timeout(240)
final class FullDiskIT {
  private static final Path FULL = Path.of("/dev/full");
  private static final String NO_ROOM = "No space left on device";

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void needsADeviceWithoutRoom() {
    if (!Files.exists(FULL)) {
      Missing.skip("no " + FULL + " here");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RunLog.FILE_NAME, ResultJson.FILE_NAME, Pages.MARKDOWN})
  void aRunSaysWhatItCouldNotWrite(String name) throws Exception {
    fill(folder, name);
    Said said =
        Said.to(
            ("fanout --systems raw --rounds 1 --messages 10 --warmup 5 --subscribers 3 --out "
                    + folder)
                .split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines().filter(line -> line.startsWith("fanout: ")))
        .singleElement()
        .asString()
        .contains(name, NO_ROOM);
    assertThat(said.err()).doesNotContain("\tat ");
    assertThat(folder.resolve(name)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {Pages.HTML, Pages.MARKDOWN, Pages.JUNIT})
  void aReportSaysWhatItCouldNotWrite(String name) throws Exception {
    ResultJson.write(folder.resolve(ResultJson.FILE_NAME), Samples.result());
    fill(folder, name);
    assertOneLine(Said.to("report", folder.toString()), name, NO_ROOM);
  }

  @Test
  void anIndexSaysWhatItCouldNotWrite() throws Exception {
    keepBurst();
    fill(folder, "README.md");
    assertOneLine(Said.to("index", folder.toString()), "README.md", NO_ROOM);
  }

  @Test
  void anIndexReadsNoPageThatNeverEnds() throws Exception {
    keepBurst();
    Said said = Said.to("index", folder.toString(), "--readme", FULL.toString());
    assertOneLine(said, FULL.toString(), "is no file");
  }

  @Test
  void everyPartThatFailedIsNamedEvenIfNothingWasMeasured() throws Exception {
    fill(Files.createDirectories(folder.resolve("claim-2017")), RunLog.FILE_NAME);
    Said said = Said.to("full", "--smoke", "--only", "claim-2017", "--out", folder.toString());
    assertThat(said.out())
        .contains("NOT MEASURED: claim-2017: ")
        .contains(RunLog.FILE_NAME + ": " + NO_ROOM);
    assertOneLine(said, "nothing was measured");
  }

  @Test
  void aResultOfJmhThatWasCutReplacesNone() throws Exception {
    Path kept = Files.writeString(folder.resolve(JmhReport.FILE_NAME), "[]");
    Path cut = Files.writeString(folder.resolve("cut.json"), "[{\"benchmark\":");
    assertThatIOException().isThrownBy(() -> JmhRun.keep(cut, folder));
    assertThat(kept).hasContent("[]");
  }

  private void keepBurst() throws Exception {
    Path burst = Files.createDirectories(folder.resolve("burst"));
    ResultJson.write(burst.resolve(ResultJson.FILE_NAME), Samples.result());
  }

  private static void fill(Path folder, String name) throws Exception {
    Files.createSymbolicLink(folder.resolve(name + ".part"), FULL);
  }

  private static void assertOneLine(Said said, String... words) {
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
    assertThat(said.err()).contains(words);
  }
}
