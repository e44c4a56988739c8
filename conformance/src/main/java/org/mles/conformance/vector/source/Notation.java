package org.mles.conformance.vector.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mles.conformance.vector.Octets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works out a value as the texts of packs write it.
 *
 * <ul>
 *   <li>{@code "text"} with the escapes of JSON, or between backquotes without any
 *   <li>{@code h'4d00'}: octets
 *   <li>{@code 12}, {@code -1}, {@code 0xff}: a number of 64 bits
 *   <li>{@code {cid: "00000007"}} and {@code [JOIN, HI]}: an object and a list of JSON
 *   <li>{@code KEY}: what the text calls so
 *   <li>{@code frame(KEY, body)}: a phrase of the text, or of {@link Words}
 *   <li>{@code a + b}: octets one after the other; the sum of numbers
 * </ul>
 *
 * Thread: caller.
 */
final class Notation {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|`(?<raw>[^`]*)`|h'(?<hex>[0-9a-f ]*)'"
              + "|(?<number>-?(?:0x[0-9a-fA-F]+|\\d+))|(?<name>[A-Za-z][\\w-]*)"
              + "|(?<mark>[+,:(){}\\[\\]])|$)");

  private final String text;
  private final Scope scope;
  private final Matcher token;
  private int at;

  Notation(String text, Scope scope) {
    this.text = text;
    this.scope = scope;
    this.token = TOKEN.matcher(text);
    next();
  }

  /**
   * Returns the value.
   *
   * @throws IllegalArgumentException if the text is no value, or has a word that is not known
   */
  Object value() {
    Object value = sum();
    if (!token.group().isBlank()) {
      throw wrong("the end");
    }
    return value;
  }

  /** Returns the value, which is an object. */
  ObjectNode object() {
    return (ObjectNode) value();
  }

  private Object sum() {
    Object sum = term();
    while (takes("+")) {
      Object next = term();
      boolean numbers = sum instanceof Long && next instanceof Long;
      sum = numbers ? (Long) sum + (Long) next : octets(sum).then(octets(next));
    }
    return sum;
  }

  private Object term() {
    String name = token.group("name");
    if (name != null) {
      next();
      return takes("(") ? scope.call(name, values(")")) : scope.value(name);
    } else if (takes("{")) {
      return fields();
    } else if (takes("[")) {
      ArrayNode list = JSON.arrayNode();
      values("]").forEach(value -> list.add(json(value)));
      return list;
    }
    Object literal = literal();
    next();
    return literal;
  }

  private Object literal() {
    String number = token.group("number");
    if (number != null) {
      return number.startsWith("0x")
          ? Long.parseUnsignedLong(number, 2, number.length(), 16)
          : Long.parseLong(number);
    } else if (token.group("text") != null) {
      return MAPPER.readValue(token.group("text"), String.class);
    } else if (token.group("raw") != null) {
      return token.group("raw");
    } else if (token.group("hex") != null) {
      return Octets.hex(token.group("hex").replace(" ", ""));
    }
    throw wrong("a value");
  }

  private ObjectNode fields() {
    ObjectNode fields = JSON.objectNode();
    while (!takes("}")) {
      String name = token.group("name");
      next();
      if (name == null || !takes(":")) {
        throw wrong("a field");
      }
      fields.set(name, json(sum()));
      takes(",");
    }
    return fields;
  }

  /** Reads values up to a mark; one that is a list of values counts as all of them. */
  private List<Object> values(String end) {
    List<Object> values = new ArrayList<>();
    while (!takes(end)) {
      Object value = sum();
      values.addAll(value instanceof List<?> several ? several : List.of(value));
      takes(",");
    }
    return values;
  }

  private boolean takes(String mark) {
    boolean there = mark.equals(token.group("mark"));
    if (there) {
      next();
    }
    return there;
  }

  private void next() {
    token.region(at, text.length());
    if (!token.lookingAt()) {
      throw wrong("a value");
    }
    at = token.end();
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(expected + " expected in '" + text + "' before " + at);
  }

  /** Returns octets: a text stands for its UTF-8. */
  static Octets octets(Object value) {
    if (value instanceof Octets octets) {
      return octets;
    } else if (value instanceof String text) {
      return ItemOctets.utf8(text);
    }
    throw new IllegalArgumentException("octets or a text expected, not " + value);
  }

  private static JsonNode json(Object value) {
    if (value instanceof Octets octets) {
      return octets.toJson();
    } else if (value instanceof Long number) {
      return JSON.numberNode(number);
    }
    return value instanceof JsonNode node ? node : JSON.stringNode((String) value);
  }
}
