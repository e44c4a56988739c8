package org.mles.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.testing.GrowthSamples;

final class MillionPageTest {
  private static final GrowthSamples SERVER = GrowthSamples.usual();
  private static final GrowthFile GROWTH = SERVER.sweep(List.of(100, 1000, 10_000), List.of(10));
  private static final Constants CONSTANTS = Constants.of(GROWTH);
  private static final Demand MILLION = new Demand(1_000_000, 1, 1e9, 8, 32e9, 524_288, 0.7);

  @Test
  void hasTheAnswerTheConstantsTheFormulasAndTheAssumptions() {
    String page = new MillionPage(GROWTH, CONSTANTS, List.of(MILLION), null).markdown();
    assertThat(page)
        .contains("# What 1\u202f000\u202f000 subscribers would need")
        .contains("| server processes | 12 |", "| tree, from the root down | 1 → 11 |")
        .contains("| send | 5.0 µs |", "| kernel | 4\u202f000 octets |")
        .contains("beyond 10\u202f000 as up to there")
        .contains("open files - 200")
        .contains("were not checked by a run");
  }

  @Test
  void saysWhichRateNoTreeHas() {
    List<Demand> demands = List.of(MILLION, MILLION.at(1e6));
    String page = new MillionPage(GROWTH, CONSTANTS, demands, null).markdown();
    assertThat(page).contains("| machines | 2 | none |", "- no tree of up to 8 tiers");
  }

  @Test
  void setsTheForecastBesideWhatWasMeasured() {
    // One thread reads 1000 x 7 us, two cores do 1000 x 12 us and 4 x 5 us; two hops of 0.1 ms.
    long forecast = 200_000L + Math.max(7_000_000L, (12_000_000L + 20_000) / 2);
    String page =
        new MillionPage(GROWTH, CONSTANTS, List.of(MILLION), SERVER.run(1000, 2 * forecast, "4"))
            .markdown();
    assertThat(page)
        .contains("root with 4 peers and 1\u202f000 subscribers")
        .contains("| time to last | 7.20 ms | 14.4 ms | 2.00 |")
        .contains("| CPU of all servers per delivery | 5.0 µs | 5.0 µs | 1.00 |");
  }

  @Test
  void takesNoRunWithoutPeersForACheck() {
    MillionPage page =
        new MillionPage(GROWTH, CONSTANTS, List.of(MILLION), SERVER.run(1000, 1, null));
    assertThatIllegalArgumentException()
        .isThrownBy(page::markdown)
        .withMessageContaining("had no peers");
  }
}
