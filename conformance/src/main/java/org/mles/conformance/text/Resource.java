package org.mles.conformance.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads texts that the suite carries in its jar. Thread: any. */
public final class Resource {
  private Resource() {}

  /**
   * Returns a text in UTF-8.
   *
   * @param name relative to the package of {@code neighbour}
   * @throws IllegalStateException if it is not there
   */
  public static String text(Class<?> neighbour, String name) {
    try (InputStream in = neighbour.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
