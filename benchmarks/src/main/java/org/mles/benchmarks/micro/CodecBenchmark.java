package org.mles.benchmarks.micro;

import java.nio.ByteBuffer;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Header;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The v1 codec by length of the message. Bodies are decoded once per connection, headers always.
 */
public class CodecBenchmark extends MicroBenchmark {
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
