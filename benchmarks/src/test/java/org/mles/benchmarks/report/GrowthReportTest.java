package org.mles.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.GrowthFile.Axis;
import org.mles.benchmarks.testing.GrowthSamples;

final class GrowthReportTest {
  private static final GrowthFile GROWTH =
      GrowthSamples.usual().sweep(List.of(100, 1000, 10_000), List.of(10, 4000));

  @Test
  void tellsWhatAConnectionTakesAndWhatAFurtherOneTakes() {
    String page = new GrowthReport(GROWTH).markdown();
    assertThat(page)
        .contains("| 100 | 101 | 600 µs | 5.0 µs | 7.0 µs | 11\u202f401 | 10\u202f796 |")
        .contains("| 1000, 10000 | 1\u202f500 | 895 | 3\u202f000 | 8\u202f000 |")
        .contains("| 4\u202f000 | 12\u202f000 |")
        .contains("is 1.00 times that at 100");
  }

  @Test
  void saysWhetherAMemberIsAsLightAsItShouldBe() {
    assertThat(new GrowthReport(GROWTH).findings())
        .anyMatch(line -> line.contains("895 octets") && line.endsWith(": less than 1024."));
    GrowthSamples heavy = new GrowthSamples(5_000, 7_000, 0, 605 + 1024, 3_000, 0);
    assertThat(new GrowthReport(heavy.sweep(List.of(10, 20), List.of())).findings())
        .anyMatch(line -> line.contains("1024 octets") && line.endsWith(": not less than 1024."));
  }

  @Test
  void drawsCostAndMemoryOverBothAxesAndNothingOfOnePoint() {
    GrowthReport report = new GrowthReport(GROWTH);
    String html = report.html();
    assertThat(html.split("<svg", -1)).hasSize(1 + 4);
    assertThat(html).doesNotContain("<Member>").contains("&lt;Member&gt;");
    assertThat(report.memory(Axis.SUBSCRIBERS)).contains("heap at 10000: 1600 octets");
    assertThat(new GrowthReport(GROWTH).html()).as("equal octets").isEqualTo(html);
    GrowthFile one = GrowthSamples.usual().sweep(List.of(100), List.of());
    assertThat(new GrowthReport(one).html()).doesNotContain("<svg");
  }
}
