package org.mles.conformance.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The packs that this suite carries. Thread: any. */
public final class BundledPacks {
  /** Name of the schema beside the packs. */
  static final String SCHEMA = "mles-vectors-1.schema.json";

  /** Name of the text that explains packs and the line protocol. */
  static final String README = "README.md";

  private static final List<String> KINDS =
      List.of("frame", "checksum", "cbor", "resync", "sequence", "n-draft");

  private BundledPacks() {}

  /** Returns the names of the pack files, in reading order. */
  public static List<String> fileNames() {
    return KINDS.stream().map(kind -> kind + ".json").toList();
  }

  /**
   * Returns the packs of a specification.
   *
   * @param spec {@code v1} or {@code n-draft}
   */
  public static List<VectorPack> of(String spec) {
    return fileNames().stream()
        .map(name -> PackJson.read(text(name)))
        .filter(pack -> pack.spec().equals(spec.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Returns a bundled file as text. */
  public static String text(String name) {
    try (InputStream in = BundledPacks.class.getResourceAsStream("packs/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
