package org.mles.frame.n;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.StrictJson;
import org.mles.frame.Utf8;
import org.mles.rule.WireRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Decodes the JSON text of the N draft's first frame. Draft.
 *
 * <p>Strict about what the two names are; members with other names, white space, escapes and order
 * make no difference. Thread: any. Source: N-04, N-17.
 */
public final class NJsonReader {
  private static final String UID = "uid";
  private static final String CHANNEL = "channel";

  private static final StrictJson JSON = StrictJson.upTo(NHeader.MAX_JSON_OCTETS);

  private final JsonParser parser;
  private final Map<String, String> names = new HashMap<>();

  private NJsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Decodes one whole text.
   *
   * @return {@code Complete} or {@code Refused}; never {@code NeedMore}, since the header said how
   *     long the text is
   */
  public static Decoded<NIdentity> decode(byte[] json) {
    String text = StrictJson.text(json);
    if (text == null) {
      return refused("not UTF-8 without a byte order mark");
    }
    if (StrictJson.hasForeignEscape(text)) {
      return refused("an escape with a character that is no hex digit");
    }
    try (JsonParser parser = JSON.parser(text)) {
      NJsonReader reader = new NJsonReader(parser);
      String broken = reader.readObject();
      return broken == null ? reader.identity(json.length) : refused(broken);
    } catch (JacksonException e) {
      return refused(String.valueOf(e.getOriginalMessage()));
    }
  }

  private static Decoded<NIdentity> refused(String detail) {
    return new Decoded.Refused<>(WireRule.N_UNDECODABLE_JSON, detail);
  }

  /** Reads everything; returns what is wrong with it, or null. */
  private @Nullable String readObject() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return "not an object";
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String broken = readMember(parser.currentName());
      if (broken != null) {
        return broken;
      }
    }
    return parser.nextToken() == null ? null : "text after the object";
  }

  private @Nullable String readMember(String name) {
    JsonToken value = parser.nextToken();
    if (!name.equals(UID) && !name.equals(CHANNEL)) {
      parser.skipChildren();
      return null;
    }
    if (value != JsonToken.VALUE_STRING) {
      return name + " is not a string";
    }
    String text = parser.getString();
    if (text.isEmpty() || !Utf8.canEncode(text)) {
      return name + " is empty or half a character";
    }
    return names.put(name, text) == null ? null : name + " comes twice";
  }

  private Decoded<NIdentity> identity(int octets) {
    String uid = names.get(UID);
    String channel = names.get(CHANNEL);
    return uid == null || channel == null
        ? refused("uid or channel is missing")
        : new Decoded.Complete<>(new NIdentity(uid, channel), octets);
  }
}
