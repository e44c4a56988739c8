package org.mles.conformance.json;

import java.util.regex.Pattern;
import org.mles.conformance.text.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that says everything it has to, once, and nothing else. Nesting is bounded here, the
 * length of a text by whoever reads the file. Thread: any.
 */
public final class StrictJson {
  /** Marks a text that files of older suites lack; it is empty then. */
  public static final String EMPTY_IF_ABSENT = "empty if absent";

  /** No file of this suite nests deeper than 8. */
  private static final int MOST_DEPTH = 32;

  /** As many as a frame of 16 MiB takes in hexadecimal, and some. */
  private static final int MOST_TEXT_CHARS = 40 << 20;

  /** What Jackson tells about its settings, which nobody can change here. */
  private static final Pattern SETTINGS =
      Pattern.compile(
          "(; `Deserialization| \\(start marker at).*|, from `StreamReadConstraints[^)]*");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxStringLength(MOST_TEXT_CHARS)
                          .build())
                  .build())
          .injectableValues(new InjectableValues.Std().addValue(EMPTY_IF_ABSENT, ""))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /** Returns what writes JSON for people, too: in lines that are indented. */
  public static JsonMapper indented() {
    return MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  /** Returns the mapper, to write with or to derive another from. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * Returns what a document calls itself in its field {@code format}; empty if it has none.
   *
   * @throws IllegalArgumentException if the text is no JSON up to there
   */
  public static String format(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = parser.currentName().equals("format");
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING ? parser.getString() : "";
        }
        parser.skipChildren();
      }
      return "";
    } catch (JacksonException e) {
      throw refused(e);
    }
  }

  /**
   * Returns the value of a document.
   *
   * @param format what the document has to call itself
   * @throws IllegalArgumentException if it is another document; the text is one line with the place
   */
  public static <T> T value(String json, String format, Class<T> type) {
    String actual = format(json);
    if (actual.isEmpty()) {
      throw new IllegalArgumentException("no " + format + ": it has no format");
    } else if (!actual.equals(format)) {
      throw new IllegalArgumentException(
          "format is '" + Printable.shortLine(actual) + "', expected '" + format + "'");
    }
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw refused(e);
    }
  }

  /** Returns the trouble with a text in one line: place and reason. */
  public static String reason(JacksonException trouble) {
    TokenStreamLocation place = trouble.getLocation();
    String what = String.valueOf(trouble.getOriginalMessage());
    what = Printable.shortLine(SETTINGS.matcher(what).replaceAll(""));
    return place == null
        ? what
        : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + what;
  }

  /** Returns the line of the trouble; 1 if it is about the text as a whole. */
  public static int line(JacksonException trouble) {
    TokenStreamLocation place = trouble.getLocation();
    return place == null ? 1 : place.getLineNr();
  }

  private static IllegalArgumentException refused(JacksonException trouble) {
    return new IllegalArgumentException(reason(trouble), trouble);
  }
}
