package org.mles.benchmarks.load;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Files that this process may open. Thread: any. */
final class OpenFiles {
  /** Class files, selectors, logs, and the publisher. */
  private static final long BESIDES_SUBSCRIBERS = 200;

  private OpenFiles() {}

  /**
   * Looks whether so many connections can be opened, before the first one is.
   *
   * @throws IOException if not; the text says what to do
   */
  static void require(int connections) throws IOException {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      require(connections, unix.getMaxFileDescriptorCount());
    }
  }

  static void require(int connections, long limit) throws IOException {
    if (connections + BESIDES_SUBSCRIBERS > limit) {
      throw new IOException(
          connections + " connections need more open files than ulimit -n " + limit + " allows");
    }
  }
}
