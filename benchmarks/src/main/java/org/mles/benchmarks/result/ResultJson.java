package org.mles.benchmarks.result;

import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the records of this package. Thread: any. */
public final class ResultJson {
  /** File name of a result in its folder. */
  public static final String FILE_NAME = "fanout-result.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ResultJson() {}

  /**
   * Reads a result file.
   *
   * @throws IOException if it cannot be read, is no JSON, or has another schema than ours
   */
  public static ResultFile read(Path file) throws IOException {
    return read(file, ResultFile.class, ResultFile.SCHEMA);
  }

  /**
   * Reads a sweep.
   *
   * @throws IOException as {@link #read(Path)}
   */
  public static SweepFile readSweep(Path file) throws IOException {
    return read(file, SweepFile.class, SweepFile.SCHEMA);
  }

  private static <T> T read(Path file, Class<T> type, String schema) throws IOException {
    JsonNode tree = read(file, JsonNode.class);
    JsonNode name = tree.path("schema");
    String found = name.isString() ? name.stringValue() : null;
    if (!schema.equals(found)) {
      throw new IOException(file + ": schema '" + found + "', this tool reads " + schema);
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw broken(file, e);
    }
  }

  /** Reads any record of the tool's own making. */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return MAPPER.readValue(Files.readString(file), type);
    } catch (JacksonException e) {
      throw broken(file, e);
    }
  }

  private static IOException broken(Path file, JacksonException cause) {
    return new IOException(file + ": " + cause.getOriginalMessage(), cause);
  }

  /** Writes {@code value} so that a reader sees the old file or the new one, never a part. */
  public static void write(Path file, Object value) throws IOException {
    writeText(file, MAPPER.writeValueAsString(value) + "\n");
  }

  /** Writes {@code text} so that a reader sees the old file or the new one, never a part. */
  public static void writeText(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    // No channel: an interrupt, which is how a run is ended early, would close it.
    try (Writer out = new FileWriter(part.toFile(), StandardCharsets.UTF_8)) {
      out.write(text);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
