package org.mles.conformance.vector;

import static org.mles.conformance.vector.OracleCodec.MAX_BODY;
import static org.mles.conformance.vector.OracleCodec.SIP;
import static org.mles.conformance.vector.OracleCodec.hex;
import static org.mles.conformance.vector.OracleCodec.object;
import static org.mles.conformance.vector.OracleCodec.octets;
import static org.mles.conformance.vector.OracleCodec.require;

import com.google.common.hash.Hasher;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** First frames of the N draft by the oracle's hash and by JSON. */
final class OracleDraft {
  private static final int HEADER = 12;
  private static final int MAX_JSON = 65536;

  private OracleDraft() {}

  static ObjectNode encode(JsonNode in) {
    byte[] json = Texts.of(in.path("json")).getBytes(StandardCharsets.UTF_8);
    require(json.length <= MAX_BODY, "JSON too long");
    int first = 'N' << 24 | json.length;
    ByteBuffer frame = ByteBuffer.allocate(HEADER + json.length).putInt(first);
    frame.putLong(hash(first, in, names(json))).put(json);
    return object().set("hex", Octets.of(frame.array()).toJson());
  }

  static ObjectNode decode(JsonNode in) {
    byte[] octets = octets(in);
    require(octets.length >= HEADER && octets[0] == 'N', "no header");
    ByteBuffer header = ByteBuffer.wrap(octets);
    int end = HEADER + (header.getInt(0) & MAX_BODY);
    require(end >= HEADER + 2 && end <= HEADER + MAX_JSON, "length");
    require(octets.length >= end, "too short");
    JsonNode names = names(Arrays.copyOfRange(octets, HEADER, end));
    long right = hash(header.getInt(0), in, names);
    require(header.getLong(4) == right, "wrong hash");
    return object()
        .put("uid", names.path("uid").asString())
        .put("channel", names.path("channel").asString())
        .put("hash", hex(right))
        .put("rest", octets.length - end);
  }

  private static JsonNode names(byte[] json) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      JsonNode names = PackJson.MAPPER.readTree(text);
      for (String name : List.of("uid", "channel")) {
        require(!names.path(name).stringValue("").isEmpty(), "no " + name);
      }
      return names;
    } catch (CharacterCodingException | JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static long hash(int first, JsonNode in, JsonNode names) {
    String sharedKey = in.path("auth").path("sharedKey").asString("");
    Hasher hasher = SIP.newHasher();
    hasher.putInt(Integer.reverseBytes(first)); // a Hasher is little-endian
    List<String> key = sharedKey.isEmpty() ? List.of() : List.of(sharedKey);
    key.forEach(each -> hasher.putString(each, StandardCharsets.UTF_8).putByte((byte) -1));
    for (String name : List.of("uid", "channel")) {
      hasher.putString(names.path(name).asString(), StandardCharsets.UTF_8).putByte((byte) -1);
    }
    return hasher.hash().asLong();
  }
}
