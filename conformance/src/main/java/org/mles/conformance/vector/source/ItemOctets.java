package org.mles.conformance.vector.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.wire.Cbor;

/** Spells CBOR items as values, the canonical way or any other. Thread: any. */
final class ItemOctets {
  static final int BYTES = Cbor.BYTES;
  static final int TEXT = Cbor.TEXT;
  static final int ARRAY = Cbor.ARRAY;
  static final int MAP = Cbor.MAP;
  static final Octets BREAK = Octets.hex("ff");

  private ItemOctets() {}

  /** Returns the shortest head. */
  static Octets head(int major, long argument) {
    return Octets.of(new Cbor().head(major, argument).encode());
  }

  /** Returns a head whose argument takes {@code width} octets: 1, 2, 4 or 8. */
  static Octets head(int major, long argument, int width) {
    return Octets.of(new Cbor().head(major, argument, width).encode());
  }

  /** Returns the head of an item without a length. */
  static Octets indefinite(int major) {
    return Octets.of(new Cbor().indefinite(major).encode());
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
