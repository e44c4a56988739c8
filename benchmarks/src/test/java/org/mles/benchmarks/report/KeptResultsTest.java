package org.mles.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.testing.Samples;

final class KeptResultsTest {
  private static final Path KEPT = Path.of("..", "results");
  private static final String RESULT = ResultJson.FILE_NAME;

  /** Send lags are figures of open loops alone; the other four are of every leg. */
  private static final int FIGURES_OF_A_LEG = 4;

  @TempDir private Path folder = Path.of("");

  @Test
  void theReadmeSaysWhatTheKeptResultSays() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    String fresh = KeptResults.HEADLINE.replaced(readme, KeptResults.headline(KEPT, "results"));
    assertThat(readme).isEqualTo(fresh);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"burst", "shapes", "old-rabbitmq", "paced", "saturate", "claim-2017", "quick"})
  void everyFigureOfAKeptRunIsThatOfItsHistogram(String part) throws Exception {
    List<ResultFile> run = List.of(ResultJson.read(KEPT.resolve(part).resolve(RESULT)));
    assertConfirmed(part, run, FIGURES_OF_A_LEG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scaling", "payload"})
  void everyFigureOfAKeptSweepIsThatOfItsHistogram(String part) throws Exception {
    assertConfirmed(part, sweep(part), FIGURES_OF_A_LEG);
  }

  /** Nobody reads while they are timed, so there is one figure. */
  @Test
  void everyFigureOfKeptLastSendsIsThatOfItsHistogram() throws Exception {
    assertConfirmed("sends", sweep("sends"), 1);
  }

  private static List<ResultFile> sweep(String part) throws Exception {
    return ResultJson.readSweep(KEPT.resolve(part).resolve(SweepFile.FILE_NAME)).points();
  }

  private static void assertConfirmed(String part, List<ResultFile> results, int figuresOfALeg)
      throws Exception {
    long legs =
        results.stream()
            .flatMap(result -> result.rounds().stream())
            .flatMap(round -> round.legs().stream())
            .filter(leg -> leg.ns() != null)
            .count();
    assertThat(KEPT.resolve(part).resolve(RunLog.FILE_NAME)).isNotEmptyFile();
    assertThat(LoggedFigures.confirm(KEPT.resolve(part), results))
        .isGreaterThanOrEqualTo(Math.toIntExact(figuresOfALeg * legs))
        .isPositive();
  }

  @Test
  void keepsWhatWasMeasuredAndNothingThatIsMadeFromIt() throws Exception {
    List<String> kept;
    try (Stream<Path> files = Files.walk(KEPT)) {
      kept =
          files
              .filter(Files::isRegularFile)
              .map(file -> KEPT.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.matches("latest/.*|index\\.html|.*report\\.html|.*junit\\.xml"))
              .toList();
    }
    assertThat(kept)
        .contains("README.md", "jmh/jmh.json", "burst/summary.md")
        .hasSizeLessThanOrEqualTo(100)
        .allMatch(file -> file.matches(".*\\.(md|json|hlog|txt)"));
  }

  @Test
  void theIndexLinksNothingThatIsMadeAgain() throws Exception {
    assertThat(Files.readString(KEPT.resolve("README.md")))
        .contains("(burst/summary.md)", "(scaling/fanout-sweep.json)")
        .doesNotContain("report.html)");
  }

  @Test
  void theIndexSaysWhatIsThereAndWhatIsNot() throws Exception {
    keep();
    KeptResults.writeIndex(folder);
    assertThat(Files.readString(folder.resolve("README.md")))
        .contains(
            "## burst",
            "3.00 [2.85, 3.15]",
            "## scaling",
            "Not measured: shapes, old-rabbitmq, paced");
  }

  @Test
  void thePageHasAChartForEachQuestion() throws Exception {
    keep();
    Files.createDirectories(folder.resolve("else"));
    ResultJson.write(folder.resolve("else").resolve(RESULT), Samples.resultWith(7));
    KeptResults.writeIndex(folder);
    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page)
        .containsSubsequence(
            "<h2 id=\"burst\">burst: One message, 4 subscribers</h2>",
            "<svg",
            "mles is 3.00 times better than slow",
            "<a href=\"burst/fanout-result.json\">",
            "<h2 id=\"scaling\">scaling: Fan-out by subscribers</h2>",
            "<svg",
            "<h2 id=\"else\">else: One message, 7 subscribers</h2>",
            "<svg")
        .doesNotContain("http", "<script", "report.html");
    assertThat(page.split("<svg", -1)).hasSize(1 + 3);
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
