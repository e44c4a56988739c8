package org.mles.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads facts about processes and the kernel where the system has {@code /proc}. Thread: any. */
public final class ProcStatus {
  private static final Path PROC = Path.of("/proc");
  private static final int KIBI = 1024;

  private ProcStatus() {}

  /** Returns the number of threads of a process, or "unknown". */
  public static String threads(long pid) throws IOException {
    String threads = value(status(pid), "Threads:");
    return threads == null ? "unknown" : threads;
  }

  /** Returns the memory of the machine that a process occupies, null if that cannot be known. */
  public static @Nullable Long residentOctets(long pid) throws IOException {
    return octets(value(status(pid), "VmRSS:"));
  }

  /**
   * Returns what the kernel's own objects occupy, those of all connections among them; null if that
   * cannot be known.
   */
  public static @Nullable Long kernelOctets() throws IOException {
    return octets(value(PROC.resolve("meminfo"), "Slab:"));
  }

  private static Path status(long pid) {
    return PROC.resolve(Long.toString(pid)).resolve("status");
  }

  private static @Nullable String value(Path file, String key) throws IOException {
    if (!Files.isReadable(file)) {
      return null;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).trim())
        .findFirst()
        .orElse(null);
  }

  /** Reads {@code 123 kB}, where k means 1024. */
  private static @Nullable Long octets(@Nullable String text) {
    return text == null ? null : (Long) (Long.parseLong(text.split(" ", -1)[0]) * KIBI);
  }
}
