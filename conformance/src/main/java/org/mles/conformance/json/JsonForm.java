package org.mles.conformance.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.mles.conformance.text.Printable;
import tools.jackson.databind.JsonNode;

/** A published schema, and what it says against a document. Thread: any. */
public final class JsonForm {
  private final Schema schema;

  /** Takes a JSON Schema of draft 2020-12. */
  public JsonForm(String schema) {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  /**
   * What is wrong at one place.
   *
   * @param pointer place in the document, as in RFC 6901
   * @param reason in one line
   */
  public record Problem(String pointer, String reason) {}

  /** Returns everything that is wrong: each place and reason once. */
  public List<Problem> problems(JsonNode document) {
    return problems(document, false);
  }

  /** Returns the first thing that is wrong, if anything is. */
  public List<Problem> firstProblem(JsonNode document) {
    return problems(document, true);
  }

  private List<Problem> problems(JsonNode document, boolean first) {
    List<Error> errors =
        schema.validate(
            document, context -> context.executionConfig(config -> config.failFast(first)));
    return errors.stream().map(JsonForm::problem).distinct().toList();
  }

  private static Problem problem(Error error) {
    String pointer = error.getInstanceLocation().toString();
    return new Problem(pointer, Printable.shortLine((pointer + " " + error.getMessage()).strip()));
  }
}
