package org.mles.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads facts about processes where the system has {@code /proc}. */
public final class ProcStatus {
  private static final String THREADS = "Threads:";

  private ProcStatus() {}

  /** Returns the number of threads of a process, or "unknown". */
  public static String threads(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(THREADS))
        .map(line -> line.substring(THREADS.length()).trim())
        .findFirst()
        .orElse("unknown");
  }
}
