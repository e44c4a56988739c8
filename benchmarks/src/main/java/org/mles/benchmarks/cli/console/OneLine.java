package org.mles.benchmarks.cli.console;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.mles.benchmarks.process.Printable;

/** Describes a failure in one line, for a reader who does not know our classes. Thread: any. */
public final class OneLine {
  private OneLine() {}

  public static String of(Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : null;
    return Printable.of(words(cause == null ? failure : cause).lines().findFirst().orElse(""));
  }

  private static String words(Throwable failure) {
    if (failure instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    if (failure instanceof CharacterCodingException) {
      return "no text in UTF-8";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is none";
    }
    if (failure instanceof AccessDeniedException) {
      return "not allowed";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is no folder";
    }
    return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
  }
}
