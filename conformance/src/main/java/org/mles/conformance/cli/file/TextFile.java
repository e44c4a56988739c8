package org.mles.conformance.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;

/** Reads and writes whole files; trouble is the caller's mistake, in one line. */
public final class TextFile {
  private TextFile() {}

  /** Returns the lines of a text in UTF-8. */
  public static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UsageException("cannot read " + file + ": " + reason(e));
    }
  }

  /** Returns a text in UTF-8. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException("cannot read " + file + ": " + reason(e));
    }
  }

  /** Returns a saved run. */
  public static RunResult run(Path file) {
    try {
      return ResultJson.read(text(file));
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  /** Makes sure, before anything runs, that {@code file} can be written. */
  public static void requireWritable(Path file) {
    try {
      Path folder = folder(file);
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", null));
    } catch (IOException e) {
      throw new UsageException("cannot write " + file + ": " + reason(e));
    }
  }

  /** Writes beside the file first, so that nobody ever reads half of it. */
  public static void write(Path file, String text) {
    try {
      Path folder = folder(file);
      Files.createDirectories(folder);
      Path half = folder.resolve("." + file.getFileName() + ".half");
      Files.writeString(half, text);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException("cannot write " + file + ": " + reason(e));
    }
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of(".") : parent;
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return name + " " + e.getMessage();
  }
}
