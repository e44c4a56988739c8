package org.mles.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Octets of all live objects of another JVM, by the class histogram that the JDK's tool gives. */
final class LiveHeap {
  private static final String TOTAL = "Total";

  private LiveHeap() {}

  /** Has the process with this pid collect its garbage, and returns what is left. */
  static long octetsOf(long pid) throws IOException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(tool, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String last = "it said nothing";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : line.strip();
      }
    } finally {
      process.destroyForcibly();
    }
    String[] words = last.split(" +", -1);
    if (!words[0].equals(TOTAL)) {
      throw new IOException("no histogram of process " + pid + ": " + last);
    }
    return Long.parseLong(words[2]);
  }
}
