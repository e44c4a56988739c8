package org.mles.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.proxy.testing.JavaWords;
import org.mles.testing.RequiredTool;

/** What {@code ci/interop} plays with programs of the original, played by ours alone. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InteropIT {
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void needsItsLibraryAndOpenssl() {
    RequiredTool.PYTHON_WEBSOCKETS.require();
    RequiredTool.OPENSSL.require();
  }

  @Test
  void itsScenesComeToTheirEndAndNoticeWhatDiffers() throws Exception {
    String printed =
        python(
            "interop",
            "--rehearse",
            "--server=" + command("org.mles.cli.MlesCommand"),
            "--proxy=" + command("org.mles.proxy.cli.ProxyProgram"),
            "--expected=" + Path.of("interop", "rehearsal-expected.txt"),
            "--out=" + folder);
    assertThat(Files.readString(folder.resolve("interop-v2.md")))
        .as(printed)
        .contains(" expected deviations, 0 failed.");
    assertThat(folder.resolve("interop-v2.json")).content().contains("\"transcript\": [");
    assertThat(printed).startsWith("exit 0");
  }

  @Test
  void itsPartsAreRight() throws Exception {
    assertThat(python("-m", "unittest", "discover", "-s", "interop/tests"))
        .startsWith("exit 0")
        .endsWith("OK\n");
  }

  /** Returns the words of a program of ours as one, each between quotes. */
  private static String command(String program) {
    return JavaWords.of("128m", program, List.of()).stream()
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  /** Runs Python and returns all that it prints, and its exit code. */
  private String python(String... words) throws Exception {
    Path printed = folder.resolve("printed.txt");
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", "interop");
    Process process = builder.redirectOutput(printed.toFile()).start();
    try {
      return "exit " + process.waitFor() + "\n" + Files.readString(printed);
    } finally {
      process.destroy(); // it ends what it started
    }
  }
}
