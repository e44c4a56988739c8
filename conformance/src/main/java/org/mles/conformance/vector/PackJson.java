package org.mles.conformance.vector;

import org.mles.conformance.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes packs; the written form is the only one that is kept. Thread: any. */
public final class PackJson {
  /** Takes fields that may be left out, unlike other files of the suite. */
  static final JsonMapper MAPPER =
      StrictJson.mapper()
          .rebuild()
          .disable(
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private PackJson() {}

  /** Returns the pack in its kept form: two spaces, line feeds, one field a line. */
  public static String write(VectorPack pack) {
    return MAPPER.writer().with(printer()).writeValueAsString(pack) + "\n";
  }

  private static PrettyPrinter printer() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayElementSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter());
  }

  /**
   * Reads a pack without checking it against the schema.
   *
   * @throws IllegalArgumentException if it is not a pack; the text names place and reason
   */
  public static VectorPack read(String json) {
    try {
      return MAPPER.readValue(json, VectorPack.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(StrictJson.reason(e), e);
    }
  }
}
