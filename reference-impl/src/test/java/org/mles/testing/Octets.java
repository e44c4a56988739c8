package org.mles.testing;

import java.util.Arrays;
import java.util.HexFormat;

/** Octets for tests, written so that people can read them. */
public final class Octets {
  private Octets() {}

  /** Parses hexadecimal digits; spaces and line ends are for the eye. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }

  /** Repeats one octet. */
  public static byte[] repeat(int octet, int count) {
    byte[] octets = new byte[count];
    Arrays.fill(octets, (byte) octet);
    return octets;
  }
}
