package org.mles.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;

/** Cuts text into lines; a byte-order mark before the first is no part of it. Thread: main. */
final class LineInput {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private long number;

  LineInput(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Returns the next line without its end (LF or CR LF), or null at the end of the stream.
   *
   * @throws IOException naming the line, if it is not UTF-8 or longer than any message
   */
  byte @Nullable [] next() throws IOException {
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    while (octet >= 0 && octet != '\n') {
      if (line.size() == V1Header.MAX_BODY_OCTETS) {
        throw refused("is longer than any message can be");
      }
      line.write(octet);
      octet = in.read();
    }
    return withoutEnds(line.toByteArray());
  }

  private byte[] withoutEnds(byte[] line) throws IOException {
    int from = number == 1 && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
    int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    byte[] octets = Arrays.copyOfRange(line, from, to);
    if (WholeText.of(octets) == null) {
      throw refused("is not UTF-8");
    }
    return octets;
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(Arrays.copyOf(line, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
  }

  private IOException refused(String why) {
    return new IOException(
        "line " + number + " of the input " + why + "; nothing after it is sent");
  }
}
