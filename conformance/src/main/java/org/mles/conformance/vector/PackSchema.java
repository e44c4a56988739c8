package org.mles.conformance.vector;

import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.serialization.node.TokenStreamLocationAware;
import com.networknt.schema.utils.JsonNodes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mles.conformance.json.JsonForm;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Checks the form of a pack file and finds the line of each part. Thread: any. */
final class PackSchema {
  /** Most problems that one broken file gives; the rest follows from them. */
  private static final int MOST = 20;

  /** A longer file with much wrong would take memory for each mistake: its first one is enough. */
  private static final int MOST_CHARS_FOR_ALL = 1 << 18;

  private static final JsonForm FORM = new JsonForm(BundledPacks.text(BundledPacks.SCHEMA));

  private PackSchema() {}

  /**
   * Reads a file with the place of each part.
   *
   * @throws JacksonException if it is not JSON
   */
  static JsonNode read(String json) {
    return JsonNodes.readTree(
        PackJson.MAPPER,
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        LocationJsonNodeFactoryFactory.getInstance());
  }

  /** Returns what the schema says against a file that was read by {@link #read}. */
  static List<PackProblem> check(String file, String json, JsonNode root) {
    List<JsonForm.Problem> problems =
        json.length() <= MOST_CHARS_FOR_ALL ? FORM.problems(root) : FORM.firstProblem(root);
    return problems.stream()
        .limit(MOST)
        .map(
            p -> new PackProblem(file, line(root.at(JsonPointer.compile(p.pointer()))), p.reason()))
        .toList();
  }

  /** Returns the line of a part that was read by {@link #read}; 1 if there is no such part. */
  static int line(JsonNode part) {
    return part instanceof TokenStreamLocationAware place
        ? place.tokenStreamLocation().getLineNr()
        : 1;
  }
}
