package org.mles.conformance.vector;

import java.util.List;
import java.util.Locale;
import org.mles.conformance.text.Resource;

/** The packs that this suite carries. Thread: any. */
public final class BundledPacks {
  /** Name of the schema beside the packs. */
  static final String SCHEMA = "mles-vectors-1.schema.json";

  /** Name of the text that explains packs and the line protocol. */
  static final String README = "README.md";

  /** Kinds of packs, in reading order. */
  public static final List<String> KINDS =
      List.of(
          "frame",
          "checksum",
          "cbor",
          "resync",
          "sequence",
          "n-draft",
          "websocket",
          "v2-first-frame",
          "v2-auth");

  private BundledPacks() {}

  /** Returns the names of the pack files, in reading order. */
  public static List<String> fileNames() {
    return KINDS.stream().map(kind -> kind + ".json").toList();
  }

  /**
   * Returns the packs of a specification.
   *
   * @param spec {@code v1}, {@code n-draft} or {@code v2}
   */
  public static List<VectorPack> of(String spec) {
    return fileNames().stream()
        .map(name -> PackJson.read(text(name)))
        .filter(pack -> pack.spec().equals(spec.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Returns a bundled file as text. */
  public static String text(String name) {
    return Resource.text(BundledPacks.class, "packs/" + name);
  }
}
