package org.mles.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fan-out in memory: one append to the channel's log, then one send from the log per subscriber.
 * Divide by the number of subscribers for the cost of a delivery; {@code -prof gc} must show
 * nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FanOutBenchmark {
  /** Receivers of every message. */
  @Param({"1", "100", "1000"})
  public int subscribers;

  /** Length of a message. */
  @Param({"20", "1024"})
  public int octets;

  private MemoryRoom room = new MemoryRoom(1, 20);

  /** Joins everybody. */
  @Setup
  public void join() {
    room = new MemoryRoom(subscribers, octets);
  }

  /** Publishes one message to all. */
  @Benchmark
  public long publish() {
    return room.turn();
  }
}
