package org.mles.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import org.mles.hash.JoinHash;
import org.mles.hash.SipHash24;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** SipHash-2-4 by length of its input, and the hash of a join. */
public class HashBenchmark extends MicroBenchmark {
  /** Length of the input. */
  @Param({"8", "64", "1024", "16384"})
  public int octets;

  private byte[] input = {};
  private final byte[] key = "a shared key".getBytes(StandardCharsets.UTF_8);
  private final byte[] uid = "User".getBytes(StandardCharsets.UTF_8);
  private final byte[] channel = "Channel".getBytes(StandardCharsets.UTF_8);

  /** Makes the input. */
  @Setup
  public void fill() {
    input = new byte[octets];
  }

  /** Hashes the input. */
  @Benchmark
  public long sipHash() {
    return new SipHash24().update(input).finish();
  }

  /** Hashes shared key, uid and channel. */
  @Benchmark
  public long joinHash() {
    return JoinHash.of(key, uid, channel);
  }
}
