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

/** What a joiner costs who gets the whole history, in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ReplayBenchmark {
  private static final int HISTORY = 100;

  /** Length of each of the hundred messages. */
  @Param({"20", "1024"})
  public int octets;

  private MemoryRoom room = new MemoryRoom(1, 20);

  /** Fills the history. */
  @Setup
  public void fill() {
    room = new MemoryRoom(1, octets);
    for (int i = 0; i < HISTORY; i++) {
      room.turn();
    }
  }

  /** Joins, gets the history, goes. */
  @Benchmark
  public long joinAndLeave() {
    return room.visit();
  }
}
