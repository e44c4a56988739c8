package org.mles.conformance.outcome;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads a run as JSON; what is written is read back equal. Thread: any. */
public final class ResultJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultJson() {}

  /** Returns the run as indented JSON with a line end. */
  public static String write(RunResult run) {
    return MAPPER.writeValueAsString(run) + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if {@code json} is not a run of {@link RunResult#FORMAT}; the
   *     text names line, column and reason
   */
  public static RunResult read(String json) {
    RunResult run;
    try {
      run = MAPPER.readValue(json, RunResult.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
    if (!RunResult.FORMAT.equals(run.format())) {
      throw new IllegalArgumentException(
          "format is '" + run.format() + "', expected '" + RunResult.FORMAT + "'");
    }
    return run;
  }
}
