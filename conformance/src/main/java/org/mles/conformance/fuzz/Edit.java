package org.mles.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * One change of a frame's octets.
 *
 * @param at offset of the change; beyond the end means at the end
 * @param remove how many octets go
 * @param insert hexadecimal octets that come in their place
 */
public record Edit(int at, int remove, String insert) {
  /** A whole frame of 16 MiB, and some. */
  private static final int MOST_REMOVED = 1 << 25;

  private static final int MOST_HEX_DIGITS = 2 * 4096;

  public Edit {
    boolean bounded = remove >= 0 && remove <= MOST_REMOVED && insert.length() <= MOST_HEX_DIGITS;
    if (at < 0 || !bounded) {
      throw new IllegalArgumentException("edit at " + at + " of " + remove + " octets");
    }
    HexFormat.of().parseHex(insert);
  }

  /** Returns octets with this change. */
  public byte[] apply(byte[] octets) {
    int from = Math.min(at, octets.length);
    int to = Math.min(from + remove, octets.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(octets, 0, from);
    out.writeBytes(HexFormat.of().parseHex(insert));
    out.write(octets, to, octets.length - to);
    return out.toByteArray();
  }
}
