package org.mles.benchmarks.micro;

import java.util.Collections;
import java.util.List;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The body that brings a channel's history back, by number of frames. */
public class ResyncBenchmark extends MicroBenchmark {
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
