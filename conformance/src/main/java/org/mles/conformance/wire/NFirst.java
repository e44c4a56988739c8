package org.mles.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes first frames of the N draft, right or wrong: type, 24-bit length, 64-bit hash, JSON text.
 * Draft. Thread: any. Source: N-01, N-02.
 */
public final class NFirst {
  /** First octet. */
  public static final byte TYPE = 0x4E;

  /** Octets before the JSON text. */
  public static final int HEADER_OCTETS = 12;

  private NFirst() {}

  /** Returns the usual JSON text; the names must need no escapes. */
  public static byte[] json(String uid, String channel) {
    return utf8("{\"uid\":\"" + uid + "\",\"channel\":\"" + channel + "\"}");
  }

  /** Returns a name as JSON may spell it, with its first character as an escape. */
  public static String escaped(String name) {
    return String.format(Locale.ROOT, "\\u%04x%s", (int) name.charAt(0), name.substring(1));
  }

  /** Returns the octets of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the hash of a first frame.
   *
   * @param jsonOctets length of the JSON text
   * @param key shared key, or null for none
   */
  public static long hash(int jsonOctets, @Nullable String key, String uid, String channel) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).putInt(firstWord(TYPE, jsonOctets)).array());
    input.writeBytes(strings(key, uid, channel));
    return SipHash.of(input.toByteArray());
  }

  /** Returns the part of the hash's input behind type and length. */
  public static byte[] strings(@Nullable String key, String... names) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    if (key != null && !key.isEmpty()) {
      input.writeBytes(JoinKey.input(key));
    }
    input.writeBytes(JoinKey.input(names));
    return input.toByteArray();
  }

  /** Returns a whole first frame. */
  public static byte[] frame(byte[] json, long hash) {
    return ByteBuffer.allocate(HEADER_OCTETS + json.length)
        .put(header(TYPE, json.length, hash))
        .put(json)
        .array();
  }

  /** Returns a header alone, which may lie. */
  public static byte[] header(byte type, int jsonOctets, long hash) {
    return ByteBuffer.allocate(HEADER_OCTETS)
        .putInt(firstWord(type, jsonOctets))
        .putLong(hash)
        .array();
  }

  private static int firstWord(byte type, int jsonOctets) {
    return type << 24 | jsonOctets;
  }
}
