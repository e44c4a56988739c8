package org.mles.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Octets in and out of a command, so that a test can put its own in place of the process's.
 *
 * @param out writes fail with an exception when nobody reads any more; {@code System.out} would
 *     hide that
 */
record Stdio(InputStream in, OutputStream out) {
  static Stdio ofProcess() {
    return new Stdio(System.in, new FileOutputStream(FileDescriptor.out));
  }
}
