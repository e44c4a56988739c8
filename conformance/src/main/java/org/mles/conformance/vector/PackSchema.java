package org.mles.conformance.vector;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Checks the form of a pack file and finds the line of each part. Thread: any. */
final class PackSchema {
  /** Most findings that one broken file gives; the rest follows from them. */
  private static final int MOST = 20;

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(BundledPacks.text(BundledPacks.SCHEMA));

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
  static List<Finding> check(String file, JsonNode root) {
    Map<String, Finding> byPlace = new LinkedHashMap<>();
    for (Error error : SCHEMA.validate(root)) {
      JsonNode at = root.at(tools.jackson.core.JsonPointer.compile(pointer(error)));
      String reason = (pointer(error) + " " + error.getMessage()).strip();
      byPlace.putIfAbsent(reason, new Finding(file, line(at), reason));
    }
    List<Finding> findings = new ArrayList<>(byPlace.values());
    return findings.size() <= MOST ? findings : findings.subList(0, MOST);
  }

  private static String pointer(Error error) {
    return error.getInstanceLocation().toString();
  }

  /** Returns the line of a part that was read by {@link #read}. */
  static int line(JsonNode part) {
    return JsonNodes.tokenStreamLocationOf(part).getLineNr();
  }
}
