package org.mles.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.testing.Samples;

final class KeptResultsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theReadmeSaysWhatTheKeptResultSays() throws Exception {
    Path kept = Path.of("..", "results");
    String readme = Files.readString(Path.of("..", "README.md"));
    String fresh = KeptResults.HEADLINE.replaced(readme, KeptResults.headline(kept, "results"));
    assertThat(readme).isEqualTo(fresh);
  }

  @Test
  void theIndexSaysWhatIsThereAndWhatIsNot() throws Exception {
    keep();
    KeptResults.writeIndex(folder);
    assertThat(Files.readString(folder.resolve("README.md")))
        .contains("## burst", "3.00 [2.85, 3.15]", "## scaling", "Not measured: paced");
  }

  @Test
  void theIndexLeavesTheRestOfThePageAlone() throws Exception {
    keep();
    Path page = folder.resolve("README.md");
    Files.writeString(page, "# Mine\n\nbefore\n" + KeptResults.INDEX.empty() + "after\n");
    KeptResults.writeIndex(folder);
    KeptResults.writeIndex(folder);
    assertThat(Files.readString(page)).startsWith("# Mine\n\nbefore\n").endsWith("after\n");
    assertThat(Files.readString(page).split("## burst", -1)).hasSize(2);
  }

  @Test
  void refusesAPageWithoutMarks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeptResults.HEADLINE.replaced("# no marks", "text"))
        .withMessageContaining("headline");
  }

  @Test
  void makesTheSamePagesOfASweepEachTime() throws Exception {
    keep();
    Path scaling = folder.resolve("scaling");
    SweepFile sweep = ResultJson.readSweep(scaling.resolve(SweepFile.FILE_NAME));
    Pages.write(sweep, scaling);
    byte[] first = Files.readAllBytes(scaling.resolve(Pages.HTML));
    Pages.write(sweep, scaling);
    assertThat(Files.readAllBytes(scaling.resolve(Pages.HTML))).isEqualTo(first);
    assertThat(Files.readString(scaling.resolve(Pages.HTML))).contains("<svg", "a real &lt;");
  }

  @Test
  void showsTimesAndAllocationOfJmh() throws Exception {
    Path json = folder.resolve("jmh.json");
    Files.writeString(
        json,
        """
        [{"benchmark":"org.mles.FanOut.publish","params":{"octets":"20"},
          "primaryMetric":{"score":12.5,"scoreError":0.25,"scoreUnit":"ns/op"},
          "secondaryMetrics":{"gc.alloc.rate.norm":{"score":0.008}}}]
        """);
    JmhReport report = JmhReport.read(json);
    assertThat(report.markdown())
        .contains("| FanOut.publish | octets=20 | 12.5 ns/op | 0.250 | 0.00800 B/op |");
    Pages.write(report, folder);
    assertThat(Files.readString(folder.resolve(Pages.HTML)))
        .contains("<h2>FanOut.publish</h2>", "<td>12.5 ns/op</td>", "<td>0.00800 B/op</td>");
  }

  private void keep() throws Exception {
    Files.createDirectories(folder.resolve("burst"));
    Files.createDirectories(folder.resolve("scaling"));
    ResultJson.write(folder.resolve("burst").resolve(ResultJson.FILE_NAME), Samples.result());
    ResultJson.write(
        folder.resolve("scaling").resolve(SweepFile.FILE_NAME),
        SweepFile.of(List.of(Samples.result(), Samples.resultWith(40))));
  }
}
