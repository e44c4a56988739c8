package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.testing.Samples;

final class ReportCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void makesThePagesOfARun() throws Exception {
    ResultJson.write(folder.resolve(ResultJson.FILE_NAME), Samples.result());
    Said said = Said.to("report", folder.toString());
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("3.00 [2.85, 3.15]");
    assertThat(folder.resolve(Pages.HTML)).isNotEmptyFile();
  }

  @Test
  void makesThePagesOfASweepByTheNameOfItsFile() throws Exception {
    Path file = folder.resolve(SweepFile.FILE_NAME);
    ResultJson.write(file, SweepFile.of(List.of(Samples.result(), Samples.resultWith(40))));
    Said said = Said.to("report", file.toString());
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(folder.resolve(Pages.HTML)).content().contains("Fan-out by subscribers");
  }

  @Test
  void refusesOtherVersionsWithOneLineThatNamesBoth() throws Exception {
    Map<String, String> files =
        Map.of(
            ResultJson.FILE_NAME, ResultFile.SCHEMA,
            SweepFile.FILE_NAME, SweepFile.SCHEMA);
    for (Map.Entry<String, String> known : files.entrySet()) {
      String other = known.getValue().replaceFirst("/1$", "/2");
      Path file = folder.resolve(known.getKey());
      Files.writeString(file, "{\"schema\":\"" + other + "\",\"points\":{},\"rounds\":{}}");
      assertRefused(file, other, known.getValue());
    }
    assertThat(folder.resolve(Pages.HTML)).doesNotExist();
  }

  @Test
  void refusesWhatIsNoWholeResultWithOneLine() throws Exception {
    Path file = folder.resolve("part.json");
    Files.writeString(file, "{\"schema\":\"" + ResultFile.SCHEMA + "\"}");
    assertRefused(file, "no id");
    Files.writeString(file, "{\"schema\":\"" + ResultFile.SCHEMA);
    assertRefused(file, "part.json");
    assertRefused(folder, "no result file", ResultJson.FILE_NAME);
    assertRefused(folder.resolve("absent.json"), "no result file", "absent.json");
  }

  private static void assertRefused(Path file, String... words) {
    Said said = Said.to("report", file.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).startsWith("report: ").contains(words);
  }
}
