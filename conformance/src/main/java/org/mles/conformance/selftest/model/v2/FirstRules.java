package org.mles.conformance.selftest.model.v2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.v2.json.JsonMember;
import org.mles.conformance.selftest.model.v2.json.JsonObject;
import org.mles.conformance.text.StrictUtf8;
import org.mles.conformance.wire.WsMessage;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What a server takes for a first message, one method per decision, all of them right. Thread: the
 * connection's.
 */
public class FirstRules {
  /** Name of the member that proves who it is. */
  public static final String AUTH = "auth";

  /** Byte order mark. */
  protected static final String MARK = "\uFEFF";

  private static final String UID = "uid";
  private static final String CHANNEL = "channel";
  private static final int MOST_CHARS = 1 << 24;
  private static final int MOST_DEPTH = 1000;

  /** Reads JSON as it is, and no more of it than a message has. */
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(MOST_CHARS)
                  .maxNameLength(MOST_CHARS)
                  .maxNumberLength(MOST_CHARS)
                  .build())
          .build();

  /** Refuses what is not {@code right}. */
  protected static void require(boolean right, String reason) throws Offence {
    if (!right) {
      throw new Offence(Offence.REFUSED, reason);
    }
  }

  /** A ping or a pong has come, perhaps before the first message. */
  protected void beat(V2Session session) throws Offence {}

  /** Judges a first message. */
  protected V2Join judge(V2Session session, WsMessage first) throws Offence {
    require(isKind(first), "V2-FF-01 the first message is binary");
    String text = text(first.payload());
    JsonObject object = text == null ? null : read(text);
    require(object != null && isObject(object), "V2-FF-02 not one object of JSON");
    String uid = object == null ? null : name(object, UID);
    String channel = object == null ? null : name(object, CHANNEL);
    if (object == null || uid == null || channel == null) {
      throw new Offence(Offence.REFUSED, "V2-FF-02 no uid or no channel");
    }
    require(areNames(object, uid, channel), "V2-FF-04 an empty name");
    session.server().rules().token().judge(session.server().settings(), object, uid, channel);
    return new V2Join(uid, channel, first, WsMessage.text(object.without(AUTH)));
  }

  /** Says whether a first message may be of that kind. */
  protected boolean isKind(WsMessage first) {
    return first.isText();
  }

  /** Returns the text of octets that are UTF-8 without a mark, or null. */
  protected @Nullable String text(byte[] octets) {
    String text = StrictUtf8.text(octets);
    return text == null || text.startsWith(MARK) ? null : text;
  }

  /** Returns the object of a text, or null. */
  protected @Nullable JsonObject read(String text) {
    return JsonObject.read(factory(), text);
  }

  /** Returns what reads JSON. */
  protected JsonFactory factory() {
    return STRICT;
  }

  /** Says whether an object may be a first message, whatever its members say. */
  protected boolean isObject(JsonObject object) {
    return !object.hasRest() && !object.hasHalf();
  }

  /** Returns the one string of that name, or null. */
  protected @Nullable String name(JsonObject object, String name) {
    List<JsonMember> members = object.named(name);
    return members.size() == 1 ? string(members.get(0)) : null;
  }

  /** Returns the text of a member that is a string, or null. */
  protected @Nullable String string(JsonMember member) {
    return member.kind() == JsonToken.VALUE_STRING ? member.text() : null;
  }

  /** Says whether names may be joined. */
  protected boolean areNames(JsonObject object, String uid, String channel) {
    return !uid.isEmpty() && !channel.isEmpty();
  }
}
