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
        "--channels 0",
        "--publishers 0",
        "--publishers 101",
        "--subscribers 5 --channels 6",
        "--channels 4 --publishers 3 --messages 11",
        "--channels 1,2 --publishers 1,2",
        "--channels 1,2 --payload 20,30",
        "--profile claim-2017 --channels 2",
        "--systems mles-tls --publishers 2",
        "--systems rabbitmq-stream-wire --channels 2",
        "--systems raw --agents 2 --channels 2",
        "--systems unlucky --channels 2",
        "--profile sends --payload 16385",
        "--profile sends --warmup 2",
        "--profile sends --systems mles-threads",
        "--profile sends --channels 2",
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

  @Test
  void plansASweepOfChannelsAndSaysWhatItDivides() {
    Said said = Said.to("fanout", "--systems", "raw,mles", "--channels", "1,10,100", "--dry-run");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out().lines().filter(line -> line.startsWith("profile ")))
        .containsExactly(
            "profile burst, 100 subscribers, 20 octets per message",
            "profile burst, 100 subscribers in 10 channels, 20 octets per message",
            "profile burst, 100 subscribers in 100 channels, 20 octets per message");
  }

  @Test
  void namesTheSystemThatCannotHaveSoManyPublishers() {
    Said said = Said.to("fanout", "--systems", "raw,mles-tls", "--publishers", "2", "--dry-run");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("fanout: mles-tls: ");
    Said skipping =
        Said.to(
            "fanout --systems raw,mles-tls --publishers 2 --skip-missing --dry-run".split(" ", -1));
    assertThat(skipping.exitCode()).isZero();
    assertThat(skipping.err()).startsWith("NOT MEASURED: mles-tls: ");
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
