package org.mles.benchmarks.stats;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches what disturbs a measurement: stalls of the whole process (a thread that wants to wake
 * every 5 ms and notes how late it was), garbage collections, CPU time stolen by other guests.
 *
 * <p>Thread: its own; {@link #stop()} by the caller.
 */
public final class NoiseWatch {
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Thread thread = new Thread(this::watch, "noise-watch");
  private final long gcMillisBefore = gcMillis();
  private final @Nullable CpuLine cpuBefore = CpuLine.read();
  private volatile boolean stopped; // set by the caller, read by the watching thread
  private long worstNanos;

  private NoiseWatch() {}

  /** Starts to watch. */
  public static NoiseWatch start() {
    NoiseWatch watch = new NoiseWatch();
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** Ends the watch and returns what it saw. */
  public Seen stop() {
    stopped = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    CpuLine after = CpuLine.read();
    Double steal = cpuBefore == null || after == null ? null : after.stealSince(cpuBefore);
    return new Seen(worstNanos, TimeUnit.MILLISECONDS.toNanos(gcMillis() - gcMillisBefore), steal);
  }

  /** Returns the load average of the last minute, null where the system does not tell. */
  public static @Nullable Double loadAverage() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? null : load;
  }

  private void watch() {
    while (!stopped) {
      long due = System.nanoTime() + TURN_NANOS;
      LockSupport.parkNanos(TURN_NANOS);
      worstNanos = Math.max(worstNanos, System.nanoTime() - due);
    }
  }

  private static long gcMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  /**
   * What a watch saw.
   *
   * @param worstStallNanos how late the watching thread woke, at worst
   * @param gcNanos time in garbage collection, in steps of a millisecond
   * @param stealShare share of all CPU time that the hypervisor gave to others, null if unknown
   */
  public record Seen(long worstStallNanos, long gcNanos, @Nullable Double stealShare) {}

  /** First line of {@code /proc/stat}. */
  record CpuLine(long total, long steal) {
    private static final int STEAL = 8;

    /** With fewer ticks of 10 ms, of all processors together, one of them is more than 1 %. */
    private static final int FEWEST_TICKS = 100;

    static @Nullable CpuLine read() {
      try (var lines = Files.lines(Path.of("/proc/stat"))) {
        return parse(lines.findFirst().orElse(""));
      } catch (IOException e) {
        return null;
      }
    }

    private static @Nullable CpuLine parse(String line) {
      String[] fields = line.split(" +", -1);
      if (fields.length <= STEAL) {
        return null;
      }
      long total = 0;
      for (int i = 1; i <= STEAL; i++) {
        total += Long.parseLong(fields[i]);
      }
      return new CpuLine(total, Long.parseLong(fields[STEAL]));
    }

    @Nullable Double stealSince(CpuLine before) {
      long passed = total - before.total;
      return passed < FEWEST_TICKS ? null : (Double) ((double) (steal - before.steal) / passed);
    }
  }
}
