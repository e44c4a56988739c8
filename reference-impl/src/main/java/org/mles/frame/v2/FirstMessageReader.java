package org.mles.frame.v2;

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
import tools.jackson.core.TokenStreamLocation;

/**
 * Decodes the first message of a session.
 *
 * <p>Strict about the form of the text and the two names; what {@code auth} says is left to whoever
 * judges it. No detail of a refusal quotes the text, which may hold a token. Thread: any. Source:
 * V2-FF-02, V2-FF-03.
 */
public final class FirstMessageReader {
  /** Longest text. Source: V2-FF-09. */
  public static final int MAX_OCTETS = 65_536;

  private static final StrictJson JSON = StrictJson.upTo(MAX_OCTETS);
  private static final String UID = "uid";
  private static final String CHANNEL = "channel";
  private static final String AUTH = "auth";

  private final JsonParser parser;
  private final ShownText shown;
  private final Map<String, String> names = new HashMap<>();
  private @Nullable Auth auth;

  private FirstMessageReader(JsonParser parser, String text) {
    this.parser = parser;
    shown = new ShownText(text);
  }

  /**
   * Decodes one whole text.
   *
   * @return {@code Complete} or {@code Refused}
   */
  public static Decoded<FirstMessage> decode(byte[] json) {
    String text = StrictJson.text(json);
    if (text == null || StrictJson.hasForeignEscape(text)) {
      return refused("not JSON in UTF-8 without a byte order mark");
    }
    try (JsonParser parser = JSON.parser(text)) {
      FirstMessageReader reader = new FirstMessageReader(parser, text);
      String broken = reader.readObject();
      return broken == null ? reader.message(json.length) : refused(broken);
    } catch (JacksonException e) {
      return refused(detail(e.getLocation()));
    }
  }

  /**
   * Says where a text ceases to be JSON; of one that nests too deep the parser does not say where.
   */
  private static String detail(@Nullable TokenStreamLocation place) {
    return place == null
        ? "JSON that nests too deep"
        : "no JSON from character " + place.getCharOffset() + " on";
  }

  private static Decoded<FirstMessage> refused(String detail) {
    return new Decoded.Refused<>(WireRule.V2_FIRST_MESSAGE, detail);
  }

  /** Reads everything; returns what is wrong with it, or null. */
  private @Nullable String readObject() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return "not an object";
    }
    shown.goesOnAt(offset());
    String broken = null;
    while (broken == null && parser.nextToken() == JsonToken.PROPERTY_NAME) {
      broken = readMember();
    }
    if (broken != null) {
      return broken;
    }
    return parser.nextToken() == null ? null : "text after the object";
  }

  private @Nullable String readMember() {
    if (isHalfCharacter()) {
      return "half a character";
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    String broken =
        switch (name) {
          case UID, CHANNEL -> readName(name, value);
          case AUTH -> readAuth(value);
          default -> skipValue();
        };
    parser.finishToken();
    if (name.equals(AUTH) && value != JsonToken.VALUE_NULL) {
      shown.leaveOutUpTo(offset());
    }
    shown.goesOnAt(offset());
    return broken;
  }

  private @Nullable String readName(String name, JsonToken value) {
    if (value != JsonToken.VALUE_STRING) {
      return name + " is not a string";
    }
    String text = parser.getString();
    if (!Utf8.canEncode(text)) {
      return "half a character";
    }
    return names.put(name, text) == null ? null : name + " comes twice";
  }

  private @Nullable String readAuth(JsonToken value) {
    if (auth != null) {
      auth = Auth.TWICE;
    } else if (value == JsonToken.VALUE_NULL) {
      auth = Auth.NONE;
    } else {
      auth = value == JsonToken.VALUE_STRING ? Auth.of(parser.getString()) : Auth.NO_NUMBER;
    }
    return skipValue();
  }

  /** Passes over a value, whatever it holds, to its end. */
  private @Nullable String skipValue() {
    int depth = 0;
    do {
      if (isHalfCharacter()) {
        return "half a character";
      }
      JsonToken token = parser.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && parser.nextToken() != null);
    return null;
  }

  private boolean isHalfCharacter() {
    JsonToken token = parser.currentToken();
    boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
    return isText && !Utf8.canEncode(parser.getString());
  }

  private int offset() {
    return (int) parser.currentLocation().getCharOffset();
  }

  private Decoded<FirstMessage> message(int octets) {
    String uid = names.get(UID);
    String channel = names.get(CHANNEL);
    if (uid == null || channel == null) {
      return refused("uid or channel is missing");
    }
    Auth given = auth == null ? Auth.NONE : auth;
    return new Decoded.Complete<>(new FirstMessage(uid, channel, given, shown.text()), octets);
  }
}
