package org.mles.codec;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Spells octets, text and numbers as codec requests do.
 *
 * <p>Octets: hexadecimal text, {@code {"repeat":"61","times":300}}, or an array of both; as an
 * answer also {@code {"sha256":…,"octets":n}}. Text: plain, {@code {"text":"u","times":9}}, or an
 * array. Thread: any.
 */
final class CodecJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final HexFormat HEX = HexFormat.of();
  private static final int MAX_OCTETS = 1 << 26;
  private static final int SPELT_OUT_OCTETS = 1 << 16;
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

  private CodecJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Reads a request; one that is no object has no fields. */
  static ObjectNode object(String line) {
    try {
      return MAPPER.readTree(line) instanceof ObjectNode object ? object : object();
    } catch (JacksonException e) {
      return object();
    }
  }

  static String text(JsonNode in, String name) {
    return text(in.path(name));
  }

  static String text(JsonNode json) {
    if (json.isArray()) {
      StringBuilder all = new StringBuilder();
      json.forEach(piece -> all.append(text(piece)));
      return all.toString();
    }
    if (json.isObject()) {
      int times = times(json);
      return json.path("text").asString("").repeat(times);
    }
    if (!json.isString()) {
      throw new IllegalArgumentException("not text: " + json);
    }
    return json.stringValue();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] octets(JsonNode json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (json.isArray()) {
      json.forEach(piece -> append(piece, out));
    } else {
      append(json, out);
    }
    return out.toByteArray();
  }

  private static void append(JsonNode piece, ByteArrayOutputStream out) {
    byte[] unit = HEX.parseHex(piece.isObject() ? text(piece, "repeat") : text(piece));
    int times = piece.isObject() ? times(piece) : 1;
    if (out.size() + (long) unit.length * times > MAX_OCTETS) {
      throw new IllegalArgumentException("more than " + MAX_OCTETS + " octets");
    }
    byte[] all = new byte[unit.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = unit[i % unit.length];
    }
    out.writeBytes(all);
  }

  private static int times(JsonNode json) {
    int times = json.path("times").asInt(-1);
    if (times < 0 || times > MAX_OCTETS) {
      throw new IllegalArgumentException("times: " + json.path("times"));
    }
    return times;
  }

  /** Spells octets out, or sums them up if they are many. */
  static JsonNode spell(byte[] octets) {
    return octets.length <= SPELT_OUT_OCTETS
        ? JsonNodeFactory.instance.stringNode(HEX.formatHex(octets))
        : object().put("sha256", HEX.formatHex(sha256(octets))).put("octets", octets.length);
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static ObjectNode ids(int cid, long key) {
    return object().put("cid", HEX.toHexDigits(cid)).put("key", digits(key));
  }

  static String digits(long number) {
    return HEX.toHexDigits(number);
  }

  static int cid(JsonNode in) {
    return HexFormat.fromHexDigits(text(in, "cid"));
  }

  static long key(JsonNode in) {
    return HexFormat.fromHexDigitsToLong(text(in, "key"));
  }

  /** Returns the lengths in which {@code octets} octets arrive. */
  static int[] segments(JsonNode in, int octets) {
    JsonNode plan = in.path("segments");
    int[] lengths =
        plan.isArray()
            ? IntStream.range(0, plan.size()).map(i -> plan.get(i).asInt()).toArray()
            : new int[] {octets};
    if (IntStream.of(lengths).sum() != octets) {
      throw new IllegalArgumentException("segments do not add up to " + octets + " octets");
    }
    return lengths;
  }

  /** Reads a numeric address; names are refused, nothing is looked up. */
  static byte[] address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException("not a numeric address: " + text);
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + text, e);
    }
  }
}
