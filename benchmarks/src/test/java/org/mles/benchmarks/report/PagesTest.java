package org.mles.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.result.Wording;
import org.mles.benchmarks.testing.Samples;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class PagesTest {
  private final ResultFile result = Samples.result();

  @TempDir private Path folder = Path.of("");

  @Test
  void makesTheSamePageFromTheFileAsFromTheRun() throws Exception {
    Path file = folder.resolve(ResultJson.FILE_NAME);
    ResultJson.write(file, result);
    Pages.write(ResultJson.read(file), folder);
    assertThat(folder.resolve(Pages.HTML)).hasContent(HtmlReport.of(result));
    assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void needsNothingFromTheNetworkAndLetsNoTextBecomeMarkup() {
    String page = HtmlReport.of(result);
    assertThat(page).doesNotContain("http", "<script", "<network>", "<boom>");
    assertThat(page).contains("a real &lt;network&gt;", "<svg");
  }

  @Test
  void countsInJUnitXmlWhatItLists() throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var xml = builder.parse(new InputSource(new StringReader(JUnitReport.of(result))));
    Element suite = xml.getDocumentElement();
    assertThat(suite.getElementsByTagName("testcase").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
    assertThat(suite.getElementsByTagName("error").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("errors")))
        .isEqualTo(6);
  }

  @Test
  void saysWhatADifferenceMeansAndWhatNoneIs() {
    assertThat(SystemRow.verdicts(new Summary(result)))
        .anyMatch(verdict -> verdict.contains("mles is 3.00 times better than slow"))
        .anyMatch(verdict -> verdict.contains("raw is 1.11 times better than mles"));
  }

  @Test
  void showsTheSameNumbersInEveryForm() {
    assertThat(MarkdownReport.of(result)).contains("| slow (1) |", "3.00 [2.85, 3.15]");
    assertThat(TextTable.of(result)).contains("3.00 [2.85, 3.15]");
    assertThat(HtmlReport.of(result)).contains("3.00 [2.85, 3.15]");
  }

  @Test
  void writesTimesInUnitsThatPeopleRead() {
    assertThat(Wording.time(999L)).isEqualTo("999 ns");
    assertThat(Wording.time(12_340L)).isEqualTo("12.3 µs");
    assertThat(Wording.time(999_499L)).isEqualTo("999 µs");
    assertThat(Wording.time(999_500L)).isEqualTo("1.00 ms");
    assertThat(Wording.time(2_027_000L)).isEqualTo("2.03 ms");
    assertThat(Wording.time(117_200_000L)).isEqualTo("117.2 ms");
  }

  @Test
  void tellsOfEachPointOfASweepOnWhatAndHowItRan() {
    SweepFile sweep = SweepFile.of(List.of(Samples.resultWith(4), Samples.resultWith(40)));
    SweepReport report = new SweepReport(sweep);
    assertThat(report.html())
        .contains("<h2>One message, 4 subscribers</h2>", "<h2>One message, 40 subscribers</h2>")
        .contains("<summary>Machine and load</summary>", "<summary>slow · 1</summary>", ">ms<");
    assertThat(report.markdown()).contains("| subscribers | mles | raw | slow (1) |");
  }

  @Test
  void tellsOverWhichChannelsAndPublishersAPointIsDivided() {
    SweepFile sweep = SweepFile.of(List.of(Samples.divided(1, 2), Samples.divided(2, 2)));
    assertThat(sweep.axis()).isEqualTo(SweepFile.CHANNELS);
    assertThat(new SweepReport(sweep).html())
        .contains("<h1>Fan-out by channels</h1>", ">channels<")
        .contains("4 subscribers of a channel with 2 publishers")
        .contains("4 subscribers in 2 channels of 2 publishers")
        .doesNotContain("each further subscriber");
    assertThat(SweepFile.of(List.of(Samples.divided(2, 1), Samples.divided(2, 3))).axis())
        .isEqualTo(SweepFile.PUBLISHERS);
  }

  @Test
  void countsInvalidLegsOfASystemInOneLine() {
    String line = "INVALID: 6 legs of slow, the first because of: it said";
    assertThat(MarkdownReport.of(result)).containsOnlyOnce(line);
    assertThat(TextTable.of(result)).containsOnlyOnce(line);
  }

  @Test
  void saysWhoseLoadWasTheLimit() {
    String line = "raw: the load was the limit in 6 of 6 legs";
    assertThat(MarkdownReport.of(result)).containsOnlyOnce(line);
    assertThat(TextTable.of(result)).containsOnlyOnce(line);
    assertThat(HtmlReport.of(result)).containsOnlyOnce(line);
  }

  @Test
  void saysWhatIsInsideTlsAndWhoOpensIt() {
    ResultFile inside = Samples.resultOf(List.of("mles", "mles-tls"));
    String line = "mles-tls: inside TLSv1.3, TLS_SOMEHOW; the load opens the records";
    assertThat(MarkdownReport.of(inside)).containsOnlyOnce(line).contains("| mles-tls (TLSv1.3) |");
    assertThat(TextTable.of(inside)).containsOnlyOnce(line);
    assertThat(HtmlReport.of(inside)).containsOnlyOnce(line);
  }

  @Test
  void asksTheQuestionOfItsProfile() {
    assertThat(HtmlReport.of(result)).contains("<h1>One message, 4 subscribers</h1>");
  }

  @Test
  void tellsLastSendsApartFromLastSubscribers() {
    ResultFile sends = Samples.sends(100, List.of(600_000L, 430_000L));
    assertThat(HtmlReport.of(sends))
        .contains("<h1>Sends of one message, 100 subscribers that do not read meanwhile</h1>")
        .contains("to last send, p50", "Time to the last send, by percentile")
        .doesNotContain("last subscriber");
    ResultFile more = Samples.sends(1000, List.of(5_100_000L, 3_130_000L));
    assertThat(new SweepReport(SweepFile.of(List.of(sends, more))).html())
        .contains("Cells: time to last send", "430 µs")
        .doesNotContain("Time to the last subscriber");
  }

  @Test
  void showsTheVersionThatABrokerToldItsClients() {
    assertThat(new SystemInfo("redis", null, Map.of(), Map.of("broker version", "7.0.15")))
        .extracting(SystemInfo::knownVersion)
        .isEqualTo("7.0.15");
    assertThat(HtmlReport.of(result)).contains("<summary>slow · 1</summary>");
  }
}
