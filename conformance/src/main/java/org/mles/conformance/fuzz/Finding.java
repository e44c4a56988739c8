package org.mles.conformance.fuzz;

import java.util.List;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.text.Printable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation that breaks a subject, as small as it could be made; its JSON form is replayable.
 *
 * @param format {@link #FORMAT}
 * @param protocol word of the protocol
 * @param seed seed of the search
 * @param conversation number within the search
 * @param foundSteps how many steps it had when it was found
 * @param clause clause of the specification that was broken
 * @param message what was expected and what was seen
 * @param steps what remains
 */
public record Finding(
    String format,
    String protocol,
    long seed,
    long conversation,
    int foundSteps,
    String clause,
    String message,
    List<Step> steps) {
  /** Name and version of the JSON form. */
  public static final String FORMAT = "mles-fuzz/2";

  /** The form of 0.1.0, whose search made other frames of the same numbers. */
  private static final String FIRST_FORMAT = "mles-fuzz/1";

  private static final JsonMapper WRITER = StrictJson.indented();

  public Finding {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a finding without steps");
    }
  }

  /** Says whether a JSON text calls itself a finding, maybe of another version. */
  public static boolean isOne(String json) {
    return StrictJson.format(json).startsWith(FORMAT.substring(0, FORMAT.indexOf('/') + 1));
  }

  /** Returns the finding as indented JSON with a line end. */
  public String json() {
    return Printable.json(WRITER.writeValueAsString(this)) + "\n";
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if it is something else; the text is one line
   */
  public static Finding read(String json) {
    if (StrictJson.format(json).equals(FIRST_FORMAT)) {
      throw new IllegalArgumentException(
          "a finding of 0.1.0, whose steps mean something else now; search again with --fuzz");
    }
    return StrictJson.value(json, FORMAT, Finding.class);
  }
}
