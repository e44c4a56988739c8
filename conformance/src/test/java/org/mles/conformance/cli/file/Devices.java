package org.mles.conformance.cli.file;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Devices to write to. A program that replaces what it should write to would, run by root, take the
 * real ones away from the whole machine, so root gets devices of its own.
 */
public final class Devices {
  private Devices() {}

  /** Returns a device that takes everything. */
  public static Path nowhere(Path folder) throws IOException, InterruptedException {
    return device(folder, "null", 3);
  }

  /** Returns a device that is full. */
  public static Path full(Path folder) throws IOException, InterruptedException {
    return device(folder, "full", 7);
  }

  private static Path device(Path folder, String name, int minor)
      throws IOException, InterruptedException {
    Path own = folder.resolve(name);
    Process made =
        new ProcessBuilder("mknod", own.toString(), "c", "1", Integer.toString(minor))
            .redirectErrorStream(true)
            .start();
    made.getInputStream().readAllBytes();
    if (made.waitFor() == 0) {
      return own;
    }
    assumeFalse(Files.isWritable(Path.of("/dev")), "/dev could be damaged, and mknod is forbidden");
    return Path.of("/dev", name);
  }
}
