package org.mles.conformance.report.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the kept page of all subjects to the results beside it. */
final class KeptTableTest {
  private static final Path FOLDER = Path.of("..", "results", "conformance");

  @Test
  void thePageIsWhatTheProgramMakes() throws IOException {
    Standings kept = Standings.read(Files.readString(FOLDER.resolve("matrix.json")));
    assertThat(Files.readString(FOLDER.resolve("matrix.md")))
        .as("made anew by: mles-conformance.jar keep --table results/conformance/matrix")
        .isEqualTo(kept.page());
  }

  @Test
  void nothingThatIsKeptFailedUnexpectedly() throws IOException {
    Standings kept = Standings.read(Files.readString(FOLDER.resolve("matrix.json")));
    assertThat(kept.subjects()).isNotEmpty().allMatch(row -> row.failed() == 0);
  }

  @Test
  void pagesThatItLeadsToAreThere() throws IOException {
    Standings kept = Standings.read(Files.readString(FOLDER.resolve("matrix.json")));
    assertThat(kept.subjects())
        .allSatisfy(row -> assertThat(FOLDER.resolve(row.source().page())).exists());
  }
}
