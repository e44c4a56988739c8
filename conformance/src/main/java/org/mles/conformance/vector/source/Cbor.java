package org.mles.conformance.vector.source;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.mles.conformance.vector.Octets;

/** Spells CBOR items, the canonical way or any other. Thread: any. */
final class Cbor {
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final Octets BREAK = Octets.hex("ff");

  private Cbor() {}

  /** Returns the shortest head. */
  static Octets head(int major, long argument) {
    if (argument < 24) {
      return Octets.repeat(major << 5 | (int) argument, 1);
    }
    if (argument <= 0xFF) {
      return head(major, argument, 1);
    }
    return head(major, argument, argument <= 0xFFFF ? 2 : argument <= 0xFFFF_FFFFL ? 4 : 8);
  }

  /** Returns a head whose argument takes {@code width} octets: 1, 2, 4 or 8. */
  static Octets head(int major, long argument, int width) {
    String digits = HexFormat.of().toHexDigits(argument, 2 * width);
    int low = 24 + Integer.numberOfTrailingZeros(width);
    return Octets.repeat(major << 5 | low, 1).then(Octets.hex(digits));
  }

  /** Returns the head of an item without a length. */
  static Octets indefinite(int major) {
    return Octets.repeat(major << 5 | 31, 1);
  }

  static Octets text(Octets utf8) {
    return head(TEXT, utf8.length()).then(utf8);
  }

  static Octets bytes(Octets octets) {
    return head(BYTES, octets.length()).then(octets);
  }

  static Octets utf8(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns items one after the other. */
  static Octets items(List<Octets> items) {
    return items.stream().reduce(Octets.NONE, Octets::then);
  }

  /** Returns the body of a message in the canonical form. */
  static Octets message(Octets uid, Octets channel, Octets message) {
    return head(MAP, 3)
        .then(text(utf8("uid")))
        .then(text(uid))
        .then(text(utf8("channel")))
        .then(text(channel))
        .then(text(utf8("message")))
        .then(bytes(message));
  }

  /** Returns the body of a resync in the canonical form. */
  static Octets resync(List<Octets> frames) {
    Octets all = head(MAP, 1).then(text(utf8("resync_message")));
    Octets item = head(MAP, 1).then(text(utf8("encoded_msg")));
    all = all.then(head(ARRAY, frames.size()));
    for (Octets frame : frames) {
      all = all.then(item).then(bytes(frame));
    }
    return all;
  }
}
