package org.mles.benchmarks.micro;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mles.frame.Decoded;
import org.mles.frame.V1Body;
import org.mles.frame.V1BodyReader;
import org.mles.frame.V1BodyWriter;
import org.mles.frame.V1Frame;
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

/** The body that brings a channel's history back, by number of frames. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ResyncBenchmark {
  /** Frames in the resync, each with a message of 20 octets. */
  @Param({"1", "100"})
  public int frames;

  private List<byte[]> items = List.of();
  private byte[] body = {};

  /** Makes the frames. */
  @Setup
  public void make() {
    byte[] frame = V1Frame.encode(1, new V1Body.Message("User", "Channel", new byte[20]));
    items = Collections.nCopies(frames, frame);
    body = encode();
  }

  /** Encodes it, as a peer does after its root came back. */
  @Benchmark
  public byte[] encode() {
    return V1BodyWriter.encode(new V1Body.Resync(items));
  }

  /** Decodes it, as a root does. */
  @Benchmark
  public Decoded<V1Body> decode() {
    return V1BodyReader.decode(body);
  }
}
