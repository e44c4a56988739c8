package org.mles.conformance.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Ways to cut one send into several, which TCP allows and subjects must not notice. Thread: any.
 * Source: V1-HDR-11, V1-HDR-13.
 */
public enum Segmentation {
  /** One send. */
  WHOLE,
  /** One octet per send, up to 512 octets, then the rest. */
  BYTEWISE,
  /** One cut inside the header, after the first three octets. */
  IN_HEADER,
  /** One cut inside the body, five octets after the header. */
  IN_BODY;

  private static final int BYTEWISE_OCTETS = 512;

  /** Returns the pieces of {@code octets} in order; none is empty. */
  public List<byte[]> cut(byte[] octets) {
    return switch (this) {
      case WHOLE -> List.of(octets);
      case BYTEWISE -> bytewise(octets);
      case IN_HEADER -> at(octets, 3);
      case IN_BODY -> at(octets, RawFrame.HEADER_OCTETS + 5);
    };
  }

  /** Returns the word used in case ids, such as {@code in-header}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Cuts once, before {@code offset}; octets shorter than that stay whole. */
  public static List<byte[]> at(byte[] octets, int offset) {
    if (offset <= 0 || offset >= octets.length) {
      return List.of(octets);
    }
    return List.of(
        Arrays.copyOf(octets, offset), Arrays.copyOfRange(octets, offset, octets.length));
  }

  private static List<byte[]> bytewise(byte[] octets) {
    List<byte[]> pieces = new ArrayList<>();
    int single = Math.min(octets.length, BYTEWISE_OCTETS);
    for (int i = 0; i < single; i++) {
      pieces.add(new byte[] {octets[i]});
    }
    if (single < octets.length) {
      pieces.add(Arrays.copyOfRange(octets, single, octets.length));
    }
    return pieces;
  }
}
