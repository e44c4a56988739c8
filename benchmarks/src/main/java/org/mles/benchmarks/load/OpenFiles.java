package org.mles.benchmarks.load;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Files that a process may open. Thread: any. */
public final class OpenFiles {
  /** Class files, selectors, logs, and the publisher. */
  private static final long BESIDES_SUBSCRIBERS = 200;

  private OpenFiles() {}

  /**
   * Looks whether so many connections can be opened, before the first one is.
   *
   * @throws IOException if not; the text says what to do
   */
  static void require(int connections) throws IOException {
    require(connections, limit());
  }

  static void require(int connections, long limit) throws IOException {
    if (neededFor(connections) > limit) {
      throw new IOException(
          connections + " connections need more open files than ulimit -n " + limit + " allows");
    }
  }

  /** Returns how many files a process with so many connections has to open. */
  public static long neededFor(long connections) {
    return connections + BESIDES_SUBSCRIBERS;
  }

  /**
   * Returns how many files this process may open, and those that it starts; as many as can be
   * counted where the system does not tell.
   */
  public static long limit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
