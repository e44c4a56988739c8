package org.mles.benchmarks.micro;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What TLS costs on the way out to one subscriber, in one turn: a small frame, as on a quiet
 * channel, or a backlog. All goes to the null device, so a write is a call of the system, with what
 * the JVM does for one, that nobody has to read.
 *
 * <p>Plain octets go from the log to the system without a copy of ours. Inside TLS they are copied
 * into records, of almost 16 KiB, and sealed there, and the JVM, which sends nothing from the heap,
 * copies the records once more; up to four of them go in a call. {@code -prof gc} shows what its
 * engine allocates.
 */
public class TlsBenchmark extends MicroBenchmark {
  /**
   * How long it writes before JMH's own warm-up: the JVM compiles its cipher late, and until then
   * 64 KiB take 1.3 ms, 60 times as long as afterwards (JDK 17, two busy cores, 2026-11).
   */
  private static final long COLD_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** Whether octets go as they are, or inside TLS 1.3. */
  @Param({"no", "yes"})
  public String tls = "no";

  /** What the subscriber is behind by; 75 octets are a frame with a message of 20. */
  @Param({"75", "65536"})
  public int octets;

  @SuppressWarnings("NullAway.Init") // JMH agrees first
  private WayOut wayOut;

  /** Shakes hands, and writes until the cipher is compiled. */
  @Setup
  public void agree() throws IOException {
    FileChannel device = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE);
    wayOut = tls.equals("yes") ? WayOut.inTls(octets, device) : WayOut.plain(octets, device);
    for (long from = System.nanoTime(); System.nanoTime() - from < COLD_NANOS; ) {
      wayOut.turn();
    }
  }

  /** Closes it. */
  @TearDown
  public void close() throws IOException {
    wayOut.close();
  }

  /** Writes all of it. */
  @Benchmark
  public long write() throws IOException {
    return wayOut.turn();
  }
}
