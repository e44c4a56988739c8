package org.mles.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mles.cli.program.Program;
import org.mles.text.OneLine;

/**
 * Octets in and out of a command, so that a test can put its own in place of the process's.
 *
 * @param out writes fail with an exception when nobody reads any more or a device is full; {@code
 *     System.out} would hide that
 * @param piped whether somebody reads the output who may stop before its end
 */
record Stdio(InputStream in, OutputStream out, boolean piped) {
  private static final Path OUTPUT = Path.of("/proc/self/fd/1");

  static Stdio ofProcess() {
    return new Stdio(System.in, Program.output(), isPiped());
  }

  /** Tells it from the name of the output, since the text of an error depends on the locale. */
  private static boolean isPiped() {
    try {
      return Files.isSymbolicLink(OUTPUT)
          && Files.readSymbolicLink(OUTPUT).toString().matches("(pipe|socket):.*");
    } catch (IOException e) {
      return false; // then the text of the error has to do
    }
  }

  /**
   * Tells whether a write failed because its reader has seen enough, which is no error.
   *
   * @throws IOException saying that output is lost, if it failed otherwise
   */
  boolean readerIsGone(IOException failure) throws IOException {
    if (piped || "Broken pipe".equals(failure.getMessage())) {
      return true;
    }
    throw lost(failure);
  }

  /** Returns what to throw for output that went nowhere. */
  static IOException lost(IOException failure) {
    return new IOException("output is lost: " + OneLine.of(failure), failure);
  }
}
