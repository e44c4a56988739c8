package org.mles.conformance.vector.source;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
      return octet(major << 5 | (int) argument);
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
    return octet(major << 5 | low).then(Octets.hex(digits));
  }

  /** Returns the head of an item without a length. */
  static Octets indefinite(int major) {
    return octet(major << 5 | 31);
  }

  static Octets text(String text) {
    return text(utf8(text));
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
  static Octets items(Octets... items) {
    Octets all = Octets.NONE;
    for (Octets item : items) {
      all = all.then(item);
    }
    return all;
  }

  /** Returns a map of {@code pairs} pairs, given as its keys and values in order. */
  static Octets map(int pairs, Octets... items) {
    return head(MAP, pairs).then(items(items));
  }

  /** Returns the body of a message in the canonical form. */
  static Octets message(Octets uid, Octets channel, Octets message) {
    return map(3, text("uid"), text(uid), text("channel"), text(channel), MESSAGE, bytes(message));
  }

  /** Returns the body of a message in the canonical form. */
  static Octets message(String uid, String channel, Octets message) {
    return message(utf8(uid), utf8(channel), message);
  }

  /** Returns the body of a resync in the canonical form. */
  static Octets resync(Octets... frames) {
    Octets all = map(1, text("resync_message")).then(head(ARRAY, frames.length));
    for (Octets frame : frames) {
      all = all.then(map(1, text("encoded_msg"), bytes(frame)));
    }
    return all;
  }

  static final Octets UID = text("uid");
  static final Octets CHANNEL = text("channel");
  static final Octets MESSAGE = text("message");

  private static Octets octet(int value) {
    return Octets.repeat(value, 1);
  }
}
