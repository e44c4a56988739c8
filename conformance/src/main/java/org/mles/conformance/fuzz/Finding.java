package org.mles.conformance.fuzz;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation that breaks a subject, as small as it could be made; its JSON form is replayable.
 *
 * @param format {@link #FORMAT}
 * @param seed seed of the search
 * @param conversation number within the search
 * @param foundSteps how many steps it had when it was found
 * @param clause clause of the specification that was broken
 * @param message what was expected and what was seen
 * @param steps what remains
 */
public record Finding(
    String format,
    long seed,
    long conversation,
    int foundSteps,
    String clause,
    String message,
    List<Step> steps) {
  /** Name and version of the JSON form. */
  public static final String FORMAT = "mles-fuzz/1";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public Finding {
    steps = List.copyOf(steps);
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format is '" + format + "', expected '" + FORMAT + "'");
    } else if (steps.isEmpty()) {
      throw new IllegalArgumentException("a finding without steps");
    }
  }

  /** Says whether a JSON text calls itself a finding; it may be a broken one. */
  public static boolean isOne(String json) {
    return json.contains("\"mles-fuzz/");
  }

  /** Returns the finding as indented JSON with a line end. */
  public String json() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException naming line, column and reason
   */
  public static Finding read(String json) {
    try {
      return MAPPER.readValue(json, Finding.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
  }
}
