package org.mles.benchmarks.result;

import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
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

  /** A result of a thousand rounds; what is read takes some ten times its size. */
  private static final long MOST_OCTETS = 64 << 20;

  private static final int SHARE_OF_HEAP = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
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

  /** Reads a record that names its schema. */
  static <T> T read(Path file, Class<T> type, String schema) throws IOException {
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

  /**
   * Reads any record of the tool's own making, from a file that need not be of our making.
   *
   * @throws IOException if it cannot be read, is none, or is larger than the heap should hold
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      T value = MAPPER.readValue(readText(file), type);
      if (value == null) {
        throw new IOException(file + ": holds nothing");
      }
      return value;
    } catch (JacksonException e) {
      throw broken(file, e);
    }
  }

  /**
   * Reads a text that need not be of our making.
   *
   * @throws IOException if it is no file, no text, or larger than the heap should hold
   */
  public static String readText(Path file) throws IOException {
    requireModest(file);
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is no text in UTF-8", e);
    }
  }

  /** Refuses what is no file, or larger than the heap should hold. */
  static void requireModest(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + ": is no file");
    }
    long most = Math.min(MOST_OCTETS, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    if (Files.size(file) > most) {
      throw new IOException(file + ": " + Files.size(file) + " octets; at most " + most);
    }
  }

  /** Returns the schema that a file names, null if it names none. */
  public static @Nullable String schemaOf(Path file) throws IOException {
    JsonNode name = read(file, JsonNode.class).path("schema");
    return name.isString() ? name.stringValue() : null;
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
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
