package org.mles.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Fan-out in memory: one append to the channel's log, then one send from the log per subscriber.
 * Divide by the number of subscribers for the cost of a delivery; {@code -prof gc} must show
 * nothing.
 */
public class FanOutBenchmark extends MicroBenchmark {
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
