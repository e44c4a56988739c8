package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that make no sense are refused in one line, before anything starts. */
final class OptionsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--profile saturate --seconds 0",
        "--profile saturate --seconds 99999999999",
        "--seconds 5",
        "--payload 99999999",
        "--payload 7",
        "--subscribers 0",
        "--subscribers 1000000",
        "--messages 0",
        "--subscribers 5000 --messages 1000000",
        "--warmup -1",
        "--rate 100",
        "--profile paced --rate 0",
        "--rounds 0",
        "--hang-after 0",
        "--receivers 0",
        "--receivers 65",
        "--profile no",
        "--systems no",
        "--no-such-option",
        "--subscribers many",
      })
  void refusesWithOneLine(String words) {
    Said said = Said.to(("fanout " + words + " --dry-run").split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
    assertThat(said.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f many", "A1Baseline -f 1 -rff no-such-folder/result.json"})
  void refusesWhatJmhRefusesWithOneLine(String words) {
    Said said = Said.to(("jmh " + words).split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
  }

  @Test
  void noticesAnotherRunInItsFolder() throws Exception {
    Path lock = folder.resolve(".run");
    try (FileChannel other =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      Said said = Said.to("fanout", "--systems", "raw", "--out", folder.toString());
      assertThat(held.isValid()).isTrue();
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.err().strip()).isEqualTo("fanout: another run writes to " + folder);
    }
  }

  @Test
  void isLockedOutByNothingThatAKilledRunLeftBehind() throws Exception {
    Files.createFile(folder.resolve(".run"));
    OutFolder.open(folder).close();
    assertThat(folder).isEmptyDirectory();
  }
}
