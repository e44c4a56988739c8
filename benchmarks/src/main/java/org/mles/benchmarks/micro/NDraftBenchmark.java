package org.mles.benchmarks.micro;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.mles.frame.Decoded;
import org.mles.frame.NFrame;
import org.mles.frame.NHeader;
import org.mles.frame.NIdentity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The first frame of the N draft. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NDraftBenchmark {
  private final NIdentity identity = new NIdentity("User", "Channel");
  private ByteBuffer frame = ByteBuffer.allocate(0);

  /** Makes the frame. */
  @Setup
  public void make() {
    frame = ByteBuffer.wrap(encode());
  }

  /** Encodes names and frame, as a client does. */
  @Benchmark
  public byte[] encode() {
    return NFrame.encode(1, NFrame.json(identity));
  }

  /** Decodes a header. */
  @Benchmark
  public Decoded<NHeader> decodeHeader() {
    return NHeader.decode(frame.rewind());
  }
}
