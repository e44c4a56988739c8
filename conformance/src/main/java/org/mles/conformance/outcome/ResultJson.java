package org.mles.conformance.outcome;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.json.JsonForm;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.text.Printable;
import org.mles.conformance.text.Resource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads a run as JSON; what is written is read back equal. Thread: any. */
public final class ResultJson {
  private static final JsonMapper WRITER =
      StrictJson.mapper()
          .rebuild()
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private static final JsonForm FORM =
      new JsonForm(Resource.text(ResultJson.class, "mles-conformance-1.schema.json"));

  private ResultJson() {}

  /** Returns the run as indented JSON with a line end. */
  public static String write(RunResult run) {
    return Printable.json(WRITER.writeValueAsString(run)) + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if {@code json} is no run of {@link RunResult#FORMAT} that
   *     meets the published schema, names a case twice or names none; the text is one line
   */
  public static RunResult read(String json) {
    RunResult run = StrictJson.value(json, RunResult.FORMAT, RunResult.class);
    List<JsonForm.Problem> problems = FORM.firstProblem(StrictJson.mapper().readTree(json));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.get(0).reason());
    } else if (run.cases().isEmpty()) {
      throw new IllegalArgumentException("it holds no case");
    }
    Set<String> seen = new HashSet<>();
    for (CaseResult result : run.cases()) {
      if (!seen.add(result.id())) {
        throw new IllegalArgumentException(
            "the case " + Printable.shortLine(result.id()) + " comes twice");
      }
    }
    return run;
  }
}
