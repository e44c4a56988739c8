package org.mles.conformance.vector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs, schema and their explanation as one zip file that needs nothing of this suite; the same
 * octets every time. Thread: caller.
 */
public final class VectorExport {
  private static final String FOLDER = "mles-vectors/";

  /** Midnight of 1980-01-01, the first moment that a zip file can name, in no zone. */
  private static final java.time.LocalDateTime NO_TIME =
      java.time.LocalDateTime.of(1980, 1, 1, 0, 0);

  private VectorExport() {}

  /** Returns the octets of the zip file. */
  public static byte[] zip() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names()) {
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(BundledPacks.text(name).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to take octets", e);
    }
    return out.toByteArray();
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of(BundledPacks.README, BundledPacks.SCHEMA));
    names.addAll(BundledPacks.fileNames());
    return names;
  }
}
