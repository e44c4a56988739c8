package org.mles.conformance.fuzz.v2;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A first message as a server has to read it. Thread: any. Source: V2-FF, V2-AUTH, V2-DUP.
 *
 * @param broken clause by which it is refused, or null if it need not be
 */
record FirstWords(String uid, String channel, @Nullable String broken) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Reads a message of a member of this channel; these uids are taken there. */
  static FirstWords of(WsMessage message, V2Member member, Set<String> taken) {
    JsonNode object = message.isText() ? object(message.string()) : null;
    if (object == null) {
      return new FirstWords("", "", message.isText() ? "V2-FF-02" : "V2-FF-01");
    }
    String uid = object.path("uid").stringValue("");
    String channel = object.path("channel").stringValue("");
    return new FirstWords(uid, channel, broken(object, uid, channel, member, taken));
  }

  private static @Nullable JsonNode object(String text) {
    try {
      JsonNode value = JSON.readTree(text);
      return value.isObject() ? value : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static @Nullable String broken(
      JsonNode object, String uid, String channel, V2Member member, Set<String> taken) {
    if (!object.path("uid").isString() || !object.path("channel").isString()) {
      return "V2-FF-02";
    } else if (uid.isEmpty() || channel.isEmpty()) {
      return "V2-FF-04";
    } else if (!isRight(object.path("auth"), V2First.token(member.key(), uid, channel), member)) {
      return member.key() == null ? "V2-AUTH-02" : "V2-AUTH-01";
    } else if (!channel.equals(member.channel())) {
      return "V2-FF-10"; // perhaps served, but not here
    }
    return taken.contains(uid) ? "V2-DUP-01" : null;
  }

  private static boolean isRight(JsonNode auth, long token, V2Member member) {
    if (auth.isMissingNode() || auth.isNull()) {
      return member.key() == null;
    }
    String digits = auth.stringValue("").replaceFirst("^0+(?=.)", "");
    return digits.matches("[0-9a-fA-F]{1,16}") && Long.parseUnsignedLong(digits, 16) == token;
  }
}
