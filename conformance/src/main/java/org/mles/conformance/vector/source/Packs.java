package org.mles.conformance.vector.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.mles.conformance.vector.VectorPack;

/** All packs, made anew. The same every time. Thread: any. */
public final class Packs {
  private Packs() {}

  /** Returns the packs in reading order. */
  public static List<VectorPack> all() {
    return Stream.of("frame", "checksum", "cbor", "resync", "sequence", "n-draft")
        .map(kind -> new PackText(text(kind + ".txt")).pack())
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = Packs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
