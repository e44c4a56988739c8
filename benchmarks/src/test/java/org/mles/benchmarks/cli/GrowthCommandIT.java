package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.MemoryReading;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.testing.GrowthSamples;

@Timeout(240)
final class GrowthCommandIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void measuresSubscribersAndChannelsAndReadsTheMemoryOfEachLeg() throws Exception {
    Said said =
        Said.to(
            ("growth --subscribers 10 --channels 3 --each 2 --messages 5 --rounds 1 --out "
                    + folder)
                .split(" ", -1));
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    GrowthFile growth = GrowthFile.read(folder.resolve(GrowthFile.FILE_NAME));
    assertThat(growth.socketOctets()).isBetween(400L, 1000L);
    assertThat(growth.points()).extracting(GrowthFile.Point::connections).containsExactly(11, 9);
    for (GrowthFile.Point point : growth.points()) {
      assertThat(point.validLegs()).hasSize(2);
      assertThat(point.memory()).hasSize(2);
      assertThat(point.growth(MemoryReading.Kind.HEAP)).isPositive();
      assertThat(point.growth(MemoryReading.Kind.LOGS)).isGreaterThanOrEqualTo(point.channels());
      assertThat(point.classes())
          .anyMatch(share -> share.name().startsWith("org.mles.") && share.instances() >= 1);
    }
    assertThat(LoggedFigures.confirm(folder, growth.results())).isPositive();
    assertThat(folder.resolve(Pages.HTML)).content().contains("Growth by channels");
    assertThat(Said.to("report", folder.toString()).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--subscribers 0",
        "--subscribers 20000",
        "--channels 0",
        "--channels 1000000000",
        "--each 0",
        "--messages 0",
        "--rounds 0",
        "--hang-after 0",
        "--subscribers many",
      })
  void refusesWithOneLine(String words) {
    Said said = Said.to(("growth " + words + " --dry-run").split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
    assertThat(said.out()).isEmpty();
  }

  @Test
  void foretellsAMillionAndChecksTheForecastByARootWithPeers() throws Exception {
    Path sweep = folder.resolve("growth");
    Path million = folder.resolve("million");
    write(sweep);
    String words =
        "million --check-peers 2 --check-each 3 --check-messages 5 --check-rounds 1 --from "
            + sweep
            + " --out "
            + million;
    Said said = Said.to(words.split(" ", -1));
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    ResultFile run = ResultJson.read(million.resolve(ResultJson.FILE_NAME));
    assertThat(run.systems().get(0).settings()).containsEntry("peers", "2");
    assertThat(said.out()).contains("A root with 2 peers and 6 subscribers", "| machines |");
    Path page = million.resolve(MillionCommand.PAGE);
    String text = ResultJson.readText(page);
    Said again =
        Said.to("million", "--again", "--from", sweep.toString(), "--out", million.toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(page).content().as("from the files alone").isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--subscribers 0",
        "--rates 0",
        "--cores 0",
        "--memory 0",
        "--within 0",
        "--busy 101",
        "--open-files many",
        "--check-peers 0",
        "--check-each 0",
      })
  void refusesADemandThatMakesNoSenseWithOneLine(String words) throws Exception {
    Path sweep = folder.resolve("growth");
    write(sweep);
    String all = "million --from " + sweep + " --out " + folder.resolve("out") + " " + words;
    Said said = Said.to(all.split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static void write(Path folder) throws Exception {
    Files.createDirectories(folder);
    ResultJson.write(
        folder.resolve(GrowthFile.FILE_NAME),
        GrowthSamples.usual().sweep(List.of(100, 1000), List.of(10)));
  }
}
