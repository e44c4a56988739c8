package org.mles.frame.n;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.Utf8;
import org.mles.rule.WireRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Decodes the JSON text of the N draft's first frame. Draft.
 *
 * <p>Strict about what the two names are; members with other names, white space, escapes and order
 * make no difference. Thread: any. Source: N-04, N-17.
 */
public final class NJsonReader {
  private static final String UID = "uid";
  private static final String CHANNEL = "channel";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Names come from strangers: a shared table of them would be theirs to fill.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(128)
                  .maxStringLength(NHeader.MAX_JSON_OCTETS)
                  .maxNameLength(NHeader.MAX_JSON_OCTETS)
                  .maxNumberLength(NHeader.MAX_JSON_OCTETS)
                  .build())
          .build();

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
    // Not by the parser: it would guess the encoding from the first octets.
    String text = Utf8.decode(json);
    if (text == null || text.startsWith(BYTE_ORDER_MARK)) {
      return refused("not UTF-8 without a byte order mark");
    }
    if (hasForeignEscape(text)) {
      return refused("an escape with a character that is no hex digit");
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
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

  /**
   * Tells whether an escape has a character beyond ASCII among its four digits: the parser takes
   * one for a digit if the low octet of its code is.
   */
  private static boolean hasForeignEscape(String text) {
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
      for (int i = at + 2; text.startsWith("u", at + 1) && i < at + 6 && i < text.length(); i++) {
        if (text.charAt(i) > 0x7F) {
          return true;
        }
      }
    }
    return false;
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
