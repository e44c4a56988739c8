package org.mles.conformance.selftest.model.n;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.text.StrictUtf8;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a first frame of the N draft says. Thread: any. */
public record NNames(String uid, String channel) {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Returns the text of octets that are UTF-8 without a mark, or null. */
  public static @Nullable String text(byte[] octets) {
    String text = StrictUtf8.text(octets);
    return text == null || text.startsWith("\uFEFF") ? null : text;
  }

  /** Returns the one value of a JSON text, or null. */
  public static @Nullable JsonNode parsed(JsonMapper mapper, String text) {
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Returns the one value of a JSON text without duplicates and trailing text, or null. */
  public static @Nullable JsonNode parsed(String text) {
    return parsed(STRICT, text);
  }

  /** Returns the names of an object, or null if one is missing, empty or no string. */
  public static @Nullable NNames of(@Nullable JsonNode object) {
    if (object == null || !object.isObject()) {
      return null;
    }
    String uid = string(object.get("uid"));
    String channel = string(object.get("channel"));
    if (uid == null || channel == null || uid.isEmpty() || channel.isEmpty()) {
      return null;
    }
    return new NNames(uid, channel);
  }

  /** Returns the text of a string, or null. */
  public static @Nullable String string(@Nullable JsonNode node) {
    return node != null && node.isString() ? node.stringValue() : null;
  }
}
