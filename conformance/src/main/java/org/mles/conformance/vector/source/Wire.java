package org.mles.conformance.vector.source;

import java.util.Arrays;
import java.util.HexFormat;
import org.mles.conformance.vector.Octets;

/** Spells v1 headers and frames, and the strings that keys are made of. Thread: any. */
final class Wire {
  static final String SHARED_KEY = "mles-devel-frank";
  static final String UID = "User";
  static final String CHANNEL = "Channel";
  static final Octets HELLO = Cbor.utf8("Hello World!");
  static final Octets TERMINATOR = Octets.hex("ff");
  static final int MAX_BODY = 0xFFFFFF;

  private Wire() {}

  /** Returns a header whose CID is the low half of the key. */
  static Octets header(long bodyOctets, long key) {
    return header(0x4D, bodyOctets, (int) key, key);
  }

  static Octets header(int type, long bodyOctets, int cid, long key) {
    HexFormat hex = HexFormat.of();
    return Octets.hex(
        hex.toHexDigits((byte) type)
            + hex.toHexDigits(bodyOctets, 6)
            + hex.toHexDigits(cid)
            + hex.toHexDigits(key));
  }

  /** Returns header and body; the CID is the low half of the key. */
  static Octets frame(long key, Octets body) {
    return header(body.length(), key).then(body);
  }

  static Octets frame(int cid, long key, Octets body) {
    return header(0x4D, body.length(), cid, key).then(body);
  }

  /** Returns a frame without its type octet. */
  static Octets untyped(Octets frame) {
    byte[] all = frame.toBytes();
    return Octets.of(Arrays.copyOfRange(all, 1, all.length));
  }

  /** Returns what is hashed for a list of strings. */
  static Octets joined(String... strings) {
    Octets all = Octets.NONE;
    for (String string : strings) {
      all = all.then(Cbor.utf8(string)).then(TERMINATOR);
    }
    return all;
  }

  /** Returns the key of a list of strings. */
  static long key(String... strings) {
    return Sip.MLES.hash(joined(strings).toBytes());
  }

  /** Returns the key of the example user under the example shared key. */
  static long exampleKey() {
    return key(SHARED_KEY, UID, CHANNEL);
  }

  /** Returns the example user's first frame with a message. */
  static Octets hello() {
    return frame(exampleKey(), Cbor.message(UID, CHANNEL, HELLO));
  }

  /** Returns the example user's first frame without a message. */
  static Octets emptyJoin() {
    return frame(exampleKey(), Cbor.message(UID, CHANNEL, Octets.NONE));
  }
}
