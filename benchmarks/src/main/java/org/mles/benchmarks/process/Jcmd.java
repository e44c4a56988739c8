package org.mles.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks another JVM of the same user by the JDK's tool, so nothing has to be built into that JVM.
 * Thread: caller.
 */
public final class Jcmd {
  private static final long MOST_SECONDS = 50;

  private Jcmd() {}

  private static Path tool() throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(tool)) {
      throw new IOException("no " + tool + ": a whole JDK is needed");
    }
    return tool;
  }

  /** Looks whether there is such a tool. */
  public static void require() throws IOException {
    tool();
  }

  /**
   * Returns what a JVM answers.
   *
   * @throws IOException if it does not
   */
  public static List<String> ask(long pid, String question)
      throws IOException, InterruptedException {
    Path answer = Files.createTempFile("mles-jcmd-", ".txt");
    Process process =
        new ProcessBuilder(tool().toString(), Long.toString(pid), question)
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    try {
      boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new IOException("process " + pid + " did not answer " + question);
      }
      return Files.readAllLines(answer);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(answer);
    }
  }
}
