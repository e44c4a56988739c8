package org.mles.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Temporary folders. Thread: any. */
public final class Scratch {
  private Scratch() {}

  /** Deletes a folder with all that is in it; what cannot be deleted stays. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(Scratch.class.getName())
          .log(System.Logger.Level.DEBUG, "deleting " + folder, e);
    }
  }
}
