package org.mles.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Computes join keys and the endpoint text that goes into them. Thread: any. */
public final class JoinKey {
  private JoinKey() {}

  /** Returns the hash of the strings in order, each followed by 0xFF. Source: V1-KEY-01. */
  public static long of(String... strings) {
    return SipHash.of(input(strings));
  }

  /** Returns what is hashed: the strings in order, each followed by 0xFF. */
  public static byte[] input(String... strings) {
    return input(Stream.of(strings).map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
  }

  private static byte[] input(List<byte[]> strings) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    for (byte[] octets : strings) {
      input.writeBytes(octets);
      input.write(0xFF);
    }
    return input.toByteArray();
  }

  /** Returns the hash of strings that need not be text. */
  public static long of(List<byte[]> strings) {
    return SipHash.of(input(strings));
  }

  /**
   * Returns a client's own address as a server hashes it: {@code a.b.c.d:port}, or eight groups in
   * brackets without {@code ::}. Source: V1-KEY-06, V1-KEY-07.
   */
  public static String endpoint(InetSocketAddress local) {
    InetAddress address = local.getAddress();
    if (address instanceof Inet4Address) {
      return address.getHostAddress() + ":" + local.getPort();
    }
    return groups(address.getAddress()) + ":" + local.getPort();
  }

  /** Returns the text of an IPv4 client as IPv4-mapped IPv6. Source: V1-KEY-09. */
  public static String mappedEndpoint(InetSocketAddress local) {
    byte[] v4 = local.getAddress().getAddress();
    byte[] mapped =
        ByteBuffer.allocate(16).putLong(0).putShort((short) 0).putShort((short) -1).put(v4).array();
    return groups(mapped) + ":" + local.getPort();
  }

  private static String groups(byte[] v6) {
    StringJoiner text = new StringJoiner(":", "[", "]");
    ByteBuffer octets = ByteBuffer.wrap(v6);
    while (octets.hasRemaining()) {
      text.add(Integer.toHexString(Short.toUnsignedInt(octets.getShort())));
    }
    return text.toString();
  }
}
