package org.mles.conformance.wire;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes first messages of version 2, right or wrong. Thread: any. Source: V2-FF-02, V2-AUTH-01. */
public final class V2First {
  private static final JsonMapper JSON = new JsonMapper();

  private V2First() {}

  /** Returns the usual text without a token; the names must need no escapes. */
  public static String json(String uid, String channel) {
    return "{\"uid\":\"" + uid + "\",\"channel\":\"" + channel + "\"}";
  }

  /** Returns the same text with a further member at its end. */
  public static String with(String json, String member) {
    return json.substring(0, json.length() - 1) + "," + member + "}";
  }

  /** Returns the same text with a token. */
  public static String with(String json, long token) {
    return with(json, "\"auth\":\"" + digits(token) + "\"");
  }

  /** Returns the sixteen digits of a token. */
  public static String digits(long token) {
    return String.format(Locale.ROOT, "%016x", token);
  }

  /** Returns uid and channel of a first message in whatever spelling; null if it is none. */
  public static @Nullable List<String> names(WsMessage message) {
    try {
      JsonNode object = message.isText() ? JSON.readTree(message.string()) : null;
      return object == null
          ? null
          : List.of(object.path("uid").asString(""), object.path("channel").asString(""));
    } catch (JacksonException e) {
      return null;
    }
  }

  /**
   * Returns the token of two names.
   *
   * @param key shared key, or null for none
   */
  public static long token(@Nullable String key, String uid, String channel) {
    return SipHash.of(NFirst.utf8(uid + channel + (key == null ? "" : key)));
  }
}
