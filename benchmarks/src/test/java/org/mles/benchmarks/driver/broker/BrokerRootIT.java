package org.mles.benchmarks.driver.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.process.Child;
import org.mles.testing.Missing;

/** The private root: where it is looked for, and how a program runs in it. */
@Timeout(60)
final class BrokerRootIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void isFoundWhereTheVariableOrTheUsersFolderSays() throws IOException {
    Path given = root("given");
    assertThat(BrokerRoot.find(Map.of("MLES_BROKERS", given.toString()), folder))
        .contains(new BrokerRoot(given));
    assertThat(BrokerRoot.find(Map.of(), folder)).isEmpty();
    Path usual = root(".cache/mles/brokers");
    assertThat(BrokerRoot.find(Map.of(), folder)).contains(new BrokerRoot(usual));
  }

  @Test
  void isNoRootBeforeItIsComplete() throws IOException {
    Path half = Files.createDirectories(folder.resolve("half/usr/sbin"));
    assertThat(BrokerRoot.find(Map.of("MLES_BROKERS", half.toString()), folder)).isEmpty();
  }

  @Test
  void tellsWhichProgramsItHas() throws IOException {
    Path place = Files.createDirectories(root("given").resolve("usr/sbin"));
    Files.createFile(place.resolve("mosquitto")).toFile().setExecutable(true);
    BrokerRoot root = new BrokerRoot(folder.resolve("given"));
    assertThat(root.program("mosquitto")).contains(Path.of("/usr/sbin/mosquitto"));
    assertThat(root.program("redis-server")).isEmpty();
  }

  @Test
  void runsAProgramInsideThatSeesItsFilesAndLeavesNoMountBehind() throws Exception {
    Path file = Files.writeString(folder.resolve("settings"), "seen inside\n");
    String before = Files.readString(Path.of("/proc/self/mounts"));
    assertThat(inside("cat", file.toString())).contains("inside");
    assertThat(Files.readString(Path.of("/proc/self/mounts"))).isEqualTo(before);
  }

  @Test
  void callsTheMachineByANameThatNobodyHasToLookUp() throws Exception {
    String before = Files.readString(Path.of("/proc/sys/kernel/hostname"));
    assertThat(inside("sh", "-c", "echo seen $(uname -n)")).contains("localhost");
    assertThat(Files.readString(Path.of("/proc/sys/kernel/hostname"))).isEqualTo(before);
  }

  /** Runs a program in the root of this very machine, since a test cannot make one. */
  private Optional<String> inside(String... words) throws Exception {
    Child child = Child.start(new BrokerRoot(Path.of("/")).enter(folder, List.of(words)), "seen ");
    assertThat(child.waitFor(30_000_000_000L)).isTrue();
    if (child.exitCode() != 0) {
      // No tool is missing: a container may forbid it, whoever asks.
      Missing.excuse("no mounts of one's own here: " + child.lastLine());
    }
    return child.next(1_000_000_000L);
  }

  private Path root(String name) throws IOException {
    Path root = Files.createDirectories(folder.resolve(name));
    Files.createFile(root.resolve(".mles-brokers"));
    return root;
  }
}
