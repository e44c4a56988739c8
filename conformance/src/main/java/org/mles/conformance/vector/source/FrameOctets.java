package org.mles.conformance.vector.source;

import java.util.HexFormat;
import java.util.List;
import org.mles.conformance.vector.Octets;

/** Spells v1 headers and frames, and the strings that keys are made of. Thread: any. */
final class FrameOctets {
  private static final int TYPE = 0x4D;

  private FrameOctets() {}

  /** Returns a header; of the CID its low 32 bits count. */
  static Octets header(int type, long bodyOctets, long cid, long key) {
    HexFormat hex = HexFormat.of();
    return Octets.hex(
        hex.toHexDigits((byte) type)
            + hex.toHexDigits(bodyOctets, 6)
            + hex.toHexDigits((int) cid)
            + hex.toHexDigits(key));
  }

  /** Returns header and body; the CID is the low half of the key. */
  static Octets frame(long key, Octets body) {
    return frame(key, key, body);
  }

  static Octets frame(long cid, long key, Octets body) {
    return header(TYPE, body.length(), cid, key).then(body);
  }

  /** Returns strings with an 0xFF after each, as they are hashed. */
  static Octets terminated(List<Octets> strings) {
    Octets all = Octets.NONE;
    for (Octets string : strings) {
      all = all.then(string).then(ItemOctets.BREAK);
    }
    return all;
  }
}
