package org.mles.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;

/** Cuts a stream into lines without looking at its encoding. Thread: main. */
final class LineInput {
  private final InputStream in;

  LineInput(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Returns the next line without its end (LF or CR LF), or null at the end of the stream.
   *
   * @throws IllegalArgumentException if the line is longer than any message
   */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    while (octet >= 0 && octet != '\n') {
      if (line.size() == V1Header.MAX_BODY_OCTETS) {
        throw new IllegalArgumentException("a line is longer than any message can be");
      }
      line.write(octet);
      octet = in.read();
    }
    byte[] octets = line.toByteArray();
    boolean carriageReturn = octets.length > 0 && octets[octets.length - 1] == '\r';
    return carriageReturn ? Arrays.copyOf(octets, octets.length - 1) : octets;
  }
}
