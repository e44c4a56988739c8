package org.mles.benchmarks.micro;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.mles.frame.Decoded;
import org.mles.frame.V1Body;
import org.mles.frame.V1BodyReader;
import org.mles.frame.V1BodyWriter;
import org.mles.frame.V1Header;
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
 * The v1 codec by length of the message. Bodies are decoded once per connection, headers always.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {
  /** Length of the message. */
  @Param({"20", "1024", "65536"})
  public int octets;

  private final ByteBuffer header = ByteBuffer.allocateDirect(V1Header.OCTETS);
  private byte[] body = {};
  private V1Body.Message message = new V1Body.Message("", "", new byte[0]);

  /** Makes the frame. */
  @Setup
  public void encode() {
    message = new V1Body.Message("User", "Channel", new byte[octets]);
    body = V1BodyWriter.encode(message);
    V1Header.of(body.length, 1).encode(header.clear());
    header.flip();
  }

  /** Decodes a header into a value. */
  @Benchmark
  public Decoded<V1Header> decodeHeader() {
    return V1Header.decode(header);
  }

  /** Writes a header. */
  @Benchmark
  public ByteBuffer encodeHeader() {
    V1Header.of(body.length, 1).encode(header.clear());
    return header.flip();
  }

  /** Decodes a body, as a join does. */
  @Benchmark
  public Decoded<V1Body> decodeBody() {
    return V1BodyReader.decode(body);
  }

  /** Encodes a body, as a client does. */
  @Benchmark
  public byte[] encodeBody() {
    return V1BodyWriter.encode(message);
  }
}
