package org.mles.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A file that an option names, and that holds what nobody else may know. Thread: main. */
final class SecretFile {
  private SecretFile() {}

  /** Says in a line if everybody may read it, where a system knows that. */
  static void warn(CommandSpec spec, String option, Path file) {
    if (isPublic(file)) {
      CommandLine command = spec.commandLine();
      String line = ": " + option + ": everybody on this machine may read " + file;
      command.getErr().println(command.getCommandName() + line);
    }
  }

  /** A group is not everybody: some systems have one for those who may read keys. */
  private static boolean isPublic(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException | IOException e) {
      return false; // no such permissions there, or the file is gone since it was read
    }
  }
}
