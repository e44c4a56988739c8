package org.mles.benchmarks.micro;

import java.nio.ByteBuffer;
import org.mles.frame.Decoded;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** The first frame of the N draft. */
public class NDraftBenchmark extends MicroBenchmark {
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
