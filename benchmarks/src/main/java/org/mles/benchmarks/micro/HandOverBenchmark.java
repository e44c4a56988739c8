package org.mles.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What a loop pays to have another serve a part of a channel's members, but for waking it: one
 * message to two subscribers, of which one may read at a mirror. With a mirror, the octets are
 * handed over, copied there and acknowledged; the difference of the two is the price of that, and
 * {@code -prof gc} shows what it allocates.
 */
public class HandOverBenchmark extends MicroBenchmark {
  /** Whether the second subscriber reads at a mirror. */
  @Param({"no", "yes"})
  public String mirror = "no";

  /** Length of a message. */
  @Param({"20", "1024"})
  public int octets;

  private MirroredRoom room = new MirroredRoom(false, 20);

  /** Joins everybody. */
  @Setup
  public void join() {
    room = new MirroredRoom(mirror.equals("yes"), octets);
  }

  /** Publishes one message to both. */
  @Benchmark
  public long publish() {
    return room.turn();
  }
}
