package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.cores.CoreConstants;
import org.mles.benchmarks.cores.CoresFile;
import org.mles.benchmarks.report.KeptResults;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.testing.Samples;

/** From measured files to the page, by numbers that can be reckoned in the head. */
final class CoresCommandTest {
  /** One loop: 100 us beside 5 us a send; two loops: 6 us a send. */
  private static final List<Long> OF_HUNDRED = List.of(600_000L, 430_000L);

  private static final List<Long> OF_THOUSAND = List.of(5_100_000L, 3_130_000L);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void measure() throws Exception {
    ResultJson.write(
        folder.resolve(SweepFile.FILE_NAME),
        SweepFile.of(List.of(Samples.sends(100, OF_HUNDRED), Samples.sends(1000, OF_THOUSAND))));
    List<String> entries = new ArrayList<>();
    entries.add(entry("WakeUpBenchmark.tell", "{}", 2_000));
    entries.add(entry("WakeUpBenchmark.tellAndBeHeard", "{}", 25_000));
    entries.add(entry("HandOverBenchmark.publish", handOver("no", 1024), 90_000));
    entries.add(entry("HandOverBenchmark.publish", handOver("no", 20), 100));
    entries.add(entry("HandOverBenchmark.publish", handOver("yes", 20), 1_100));
    Files.writeString(folder.resolve("jmh.json"), entries.toString());
  }

  private static String handOver(String mirror, int octets) {
    return "{\"mirror\":\"" + mirror + "\",\"octets\":\"" + octets + "\"}";
  }

  private static String entry(String name, String parameters, int nanos) {
    return String.format(
        Locale.ROOT,
        "{\"benchmark\":\"org.mles.benchmarks.micro.%s\",\"params\":%s,\"jmhVersion\":\"1\","
            + "\"jdkVersion\":\"17\",\"primaryMetric\":{\"score\":%d,\"scoreUnit\":\"ns/op\"}}",
        name,
        parameters,
        nanos);
  }

  @Test
  void computesTheConstantsAndThePageFromMeasuredFilesAlone() throws Exception {
    Said said = cores();
    assertThat(said.exitCode()).as(said.err()).isZero();
    CoresFile file = CoresFile.read(folder.resolve("out").resolve(CoresFile.FILE_NAME));
    CoreConstants known = file.constants();
    assertThat(known.firstNs()).isCloseTo(100_000, within(1.0));
    assertThat(known.sendNs()).isCloseTo(5_000, within(0.1));
    assertThat(known.sendOfTwoNs()).isCloseTo(6_000, within(0.1));
    assertThat(List.of(known.tellNs(), known.hearNs(), known.copyNs()))
        .containsExactly(2_000.0, 25_000.0, 1_000.0);
    assertThat(file.measured()).hasSize(4);
    // 1,000 on two loops: 100 + 25 + 1 + 500 x 5 or 6 us.
    assertThat(said.out())
        .contains("| 1000, 2 | 3.13 ms | 2.63 ms | 3.13 ms | 1 |", "5.10 ms (100 %)");
  }

  @Test
  void makesThePagesAgainFromTheConstantsAlone() throws Exception {
    cores();
    Path out = folder.resolve("out");
    String page = Files.readString(out.resolve(Pages.HTML));
    String text = Files.readString(out.resolve(Pages.MARKDOWN));
    assertThat(page).contains("<svg", "class=\"curve c2\"", "mean c1").doesNotContain("http");
    Files.delete(out.resolve(Pages.HTML));
    Files.delete(out.resolve(Pages.MARKDOWN));
    Said again = Said.to("report", out.toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(Files.readString(out.resolve(Pages.HTML))).isEqualTo(page);
    assertThat(Files.readString(out.resolve(Pages.MARKDOWN))).isEqualTo(text);
    Files.createDirectories(folder.resolve("burst"));
    ResultJson.write(folder.resolve("burst").resolve(ResultJson.FILE_NAME), Samples.result());
    KeptResults.writeIndex(folder);
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("<h2 id=\"out\">out: Where further cores stop to pay</h2>");
  }

  @Test
  void namesWhatIsMissingInOneLine() throws Exception {
    Files.writeString(folder.resolve("jmh.json"), "[]");
    assertRefused("jmh.json: no WakeUpBenchmark.tell in ns/op");
    Files.delete(folder.resolve("jmh.json"));
    assertRefused("no result file");
    Files.writeString(folder.resolve("jmh.json"), "[]");
    ResultJson.write(folder.resolve(SweepFile.FILE_NAME), SweepFile.of(List.of(Samples.result())));
    assertRefused("no time to last send with 1 loops");
  }

  private void assertRefused(String words) {
    Said said = cores();
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).contains(words);
  }

  private Said cores() {
    String from = folder.toString();
    String out = folder.resolve("out").toString();
    return Said.to("cores", "--sends", from, "--jmh", from, "--out", out);
  }
}
