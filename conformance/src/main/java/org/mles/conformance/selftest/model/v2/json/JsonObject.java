package org.mles.conformance.selftest.model.v2.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text that begins with an object. Thread: any.
 *
 * @param members in their order, those of the same name too
 * @param hasRest whether something comes behind the object
 * @param hasHalf whether a string in it has half of a surrogate pair
 */
public record JsonObject(String text, List<JsonMember> members, boolean hasRest, boolean hasHalf) {
  /** Jackson takes some characters beyond ASCII for digits of an escape. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[^u]|u[0-9A-Fa-f]{4})");

  /** Reads a text; null if it does not begin with an object. */
  public static @Nullable JsonObject read(JsonFactory factory, String text) {
    if (ESCAPE.matcher(text).replaceAll("").contains("\\")) {
      return null;
    }
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      List<JsonMember> members = new ArrayList<>();
      boolean half = false;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        half |= isHalf(parser);
        half |= member(parser, members);
      }
      return new JsonObject(text, members, hasRest(parser), half);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Adds the member whose name was read; returns whether it has half a character. */
  private static boolean member(JsonParser parser, List<JsonMember> members) {
    String name = parser.currentName();
    int begin = (int) parser.currentTokenLocation().getCharOffset();
    JsonToken kind = parser.nextToken();
    String value = kind.isScalarValue() ? parser.getString() : "";
    boolean half = false;
    int depth = 0;
    do {
      half |= isHalf(parser);
      JsonToken token = parser.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && parser.nextToken() != null);
    parser.finishToken();
    int end = (int) parser.currentLocation().getCharOffset();
    members.add(new JsonMember(name, kind, value, begin, end));
    return half;
  }

  private static boolean isHalf(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)
        && !StandardCharsets.UTF_8.newEncoder().canEncode(parser.getString());
  }

  private static boolean hasRest(JsonParser parser) {
    try {
      return parser.nextToken() != null;
    } catch (JacksonException e) {
      return true;
    }
  }

  /** Returns the members of a name. */
  public List<JsonMember> named(String name) {
    return members.stream().filter(member -> member.name().equals(name)).toList();
  }

  /** Returns the text without the members of a name that say something. */
  public String without(String name) {
    String left = text;
    for (int i = members.size() - 1; i >= 0; i--) {
      JsonMember member = members.get(i);
      if (member.name().equals(name) && member.kind() != JsonToken.VALUE_NULL) {
        boolean first = i == 0;
        int from = first ? member.begin() : text.lastIndexOf(',', member.begin());
        int to = first && members.size() > 1 ? members.get(1).begin() : member.end();
        left = left.substring(0, from) + left.substring(to);
      }
    }
    return left;
  }
}
