package org.mles.benchmarks.stats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * CPU time that processes have used, from the operating system: {@code /proc/PID/stat} in ticks of
 * 10 ms where it exists, {@link ProcessHandle} elsewhere. Thread: any.
 */
public final class ProcessCpu {
  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final long TICK_NANOS = 10_000_000;

  private ProcessCpu() {}

  /** Returns user plus system time of {@code pids}, empty if one of them cannot be read. */
  public static OptionalLong nanos(List<Long> pids) {
    long sum = 0;
    for (long pid : pids) {
      OptionalLong one = nanos(pid);
      if (one.isEmpty()) {
        return one;
      }
      sum += one.getAsLong();
    }
    return pids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
  }

  private static OptionalLong nanos(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return OptionalLong.of(ofStat(stat));
    } catch (IOException e) {
      return ProcessHandle.of(pid)
          .flatMap(handle -> handle.info().totalCpuDuration())
          .map(Duration::toNanos)
          .map(OptionalLong::of)
          .orElse(OptionalLong.empty());
    }
  }

  /** Reads a line of {@code /proc/PID/stat}; the command in parentheses may hold anything. */
  static long ofStat(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * TICK_NANOS;
  }
}
