package org.mles.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A request that asks for a WebSocket of Mles, right or wrong. Thread: any. Source: RFC 6455,
 * section 4.1; V2-HS-01.
 *
 * @param head first line and fields
 * @param key value of Sec-WebSocket-Key in the honest request
 */
public record Upgrade(HeadText head, String key) {
  /** Name of the protocol. */
  public static final String PROTOCOL = "mles-websocket";

  private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /**
   * Returns the honest request.
   *
   * @param host host and port
   * @param nonce 16 octets
   */
  public static Upgrade of(String host, byte[] nonce) {
    String key = Base64.getEncoder().encodeToString(nonce);
    HeadText head =
        new HeadText(
            "GET / HTTP/1.1",
            List.of(
                "Host: " + host,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Protocol: " + PROTOCOL,
                "Sec-WebSocket-Key: " + key));
    return new Upgrade(head, key);
  }

  /** Returns how a Host field names a host, whose name may be an address of either family. */
  public static String host(String name, int port) {
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }

  /** Returns the same with another first line. */
  public Upgrade asking(String line) {
    return new Upgrade(head.beginning(line), key);
  }

  /** Returns the same with these lines behind the others. */
  public Upgrade with(String... lines) {
    return new Upgrade(head.with(lines), key);
  }

  /** Returns the same without the lines of a field. */
  public Upgrade without(String name) {
    return new Upgrade(head.without(name), key);
  }

  /** Returns the same with another value of a field, at the end. */
  public Upgrade replacing(String name, String value) {
    return new Upgrade(head.replacing(name, value), key);
  }

  /** Returns the value of the field by which a server shows that it understood. */
  public String accept() {
    return accept(key);
  }

  /** Returns the value of that field for a key, whatever it looks like. */
  public static String accept(String key) {
    try {
      byte[] salted = (key + SALT).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(salted));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Returns the octets on the wire; a character above 255 is the user's mistake. */
  public byte[] encode() {
    return head.encode();
  }
}
