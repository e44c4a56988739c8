package org.mles.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Cost of a join that replays the whole history, in memory. */
public class ReplayBenchmark extends MicroBenchmark {
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
