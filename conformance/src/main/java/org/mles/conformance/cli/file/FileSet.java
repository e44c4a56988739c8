package org.mles.conformance.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The files of one command, whatever they are called: none is written twice, and none that is read
 * is written over. Thread: main.
 */
public final class FileSet {
  private final List<Path> read = new ArrayList<>();
  private final List<Path> written = new ArrayList<>();

  /** Begins with files that the command has read. */
  public FileSet(Path... already) {
    read.addAll(List.of(already));
  }

  /** Notes that the command reads {@code file}, and returns it. */
  public Path reads(Path file) {
    read.add(file);
    return file;
  }

  /**
   * Returns the file to write.
   *
   * @throws UsageException if it cannot be written, is read, or is written already
   */
  public OutputFile writes(Path file) {
    OutputFile output = OutputFile.of(file);
    refuseIfAmong(read, file, "it is read by the same command");
    refuseIfAmong(written, file, "it is written by the same command already");
    written.add(file);
    return output;
  }

  private static void refuseIfAmong(List<Path> others, Path file, String why) {
    try {
      for (Path other : others) {
        if (isSame(file, other)) {
          throw FileTrouble.write(file, why);
        }
      }
    } catch (IOException e) {
      throw FileTrouble.write(file, FileTrouble.words(e));
    }
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    if (Files.exists(one) || Files.exists(other)) {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }
    return folder(one).equals(folder(other)) && spelled(one).equals(spelled(other));
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null || !Files.exists(folder) ? file.toAbsolutePath() : folder.toRealPath();
  }

  /** Some file systems hold names that differ in case or form of letters to be the same. */
  private static String spelled(Path file) {
    String name = String.valueOf(file.getFileName());
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
