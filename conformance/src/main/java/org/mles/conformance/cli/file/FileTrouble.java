package org.mles.conformance.cli.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.mles.conformance.text.Printable;

/** Trouble with a file in the words of a user. Thread: any. */
final class FileTrouble {
  private FileTrouble() {}

  /** Returns the mistake of naming a file that cannot be read. */
  static UsageException read(Object file, String why) {
    return new UsageException("cannot read " + Printable.line(file.toString()) + ": " + why);
  }

  /** Returns the mistake of naming a file that cannot be written. */
  static UsageException write(Object file, String why) {
    return new UsageException("cannot write " + Printable.line(file.toString()) + ": " + why);
  }

  /** Returns what the system says, without the name of the file. */
  static String words(IOException trouble) {
    if (trouble instanceof AccessDeniedException) {
      return "no permission";
    } else if (trouble instanceof FileSystemException system && system.getReason() != null) {
      return Printable.shortLine(system.getReason());
    }
    String kind = trouble.getClass().getSimpleName().replace("Exception", "");
    return Printable.shortLine(kind + " " + trouble.getMessage());
  }
}
