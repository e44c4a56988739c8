package org.mles.conformance.vector.source;

import org.mles.conformance.vector.Octets;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsFrame.Length;

/** Spells frames of WebSocket, of either side, right or wrong. Thread: any. */
final class SocketOctets {
  /** A mask that changes nothing, so that long payloads stay short to write. */
  private static final byte[] CLEAR = new byte[Integer.BYTES];

  private static final WsFrame EMPTY = WsFrame.of(0, new byte[0]);

  private SocketOctets() {}

  /** Returns a frame of a server. */
  static Octets server(int first, Octets payload) {
    return whole(EMPTY.withFirst(first).withMask(null), payload);
  }

  /** Returns a frame of a client under the mask that the examples of RFC 6455 have. */
  static Octets client(int first, Octets payload) {
    return Octets.of(WsFrame.of(0, payload.toBytes()).withFirst(first).encode());
  }

  /** Returns a frame of a client under another mask; only one of zeros leaves repetitions alone. */
  static Octets client(Octets mask, int first, Octets payload) {
    byte[] key = mask.toBytes();
    return java.util.Arrays.equals(key, CLEAR)
        ? whole(EMPTY.withFirst(first).withMask(CLEAR), payload)
        : Octets.of(WsFrame.of(0, payload.toBytes()).withFirst(first).withMask(key).encode());
  }

  private static Octets whole(WsFrame head, Octets payload) {
    return Octets.of(head.announcing(payload.length()).encode()).then(payload);
  }

  /** Returns the head of a frame of a server, with a length of 7, 16 or 64 bits. */
  static Octets serverHead(int first, int bits, long octets) {
    return head(EMPTY.withMask(null), first, bits, octets);
  }

  /** Returns the same of a client, with a mask that changes nothing. */
  static Octets clientHead(int first, int bits, long octets) {
    return head(EMPTY.withMask(CLEAR), first, bits, octets);
  }

  private static Octets head(WsFrame frame, int first, int bits, long octets) {
    Length form =
        switch (bits) {
          case 7 -> Length.SHORT;
          case 16 -> Length.MEDIUM;
          case 64 -> Length.LONG;
          default -> throw new IllegalArgumentException("no length of " + bits + " bits");
        };
    return Octets.of(frame.withFirst(first).announcing(octets).withLength(form).encode());
  }
}
