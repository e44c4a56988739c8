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
  public Edit {
    if (at < 0 || remove < 0 || HexFormat.of().parseHex(insert).length > 4096) {
      throw new IllegalArgumentException("edit at " + at + " of " + remove + " octets");
    }
  }

  byte[] apply(byte[] octets) {
    int from = Math.min(at, octets.length);
    int to = Math.min(from + remove, octets.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(octets, 0, from);
    out.writeBytes(HexFormat.of().parseHex(insert));
    out.write(octets, to, octets.length - to);
    return out.toByteArray();
  }
}
