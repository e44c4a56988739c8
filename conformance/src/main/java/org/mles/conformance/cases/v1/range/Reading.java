package org.mles.conformance.cases.v1.range;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mles.conformance.wire.Cbor;

/**
 * Names that a careless reader could see in a broken body. A server that reads so would let the
 * body in with the key of these names, so each of them is tried. Thread: any.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reading(byte[] uid, byte[] channel) {
  /** What programs print for a value of the vectors, by its first octet. */
  private static final Map<Integer, List<String>> PRINTED =
      Map.of(
          0x01, List.of("1"),
          0x20, List.of("-1"),
          0x80, List.of("[]"),
          0xA0, List.of("{}"),
          0xF4, List.of("false", "False"),
          0xF5, List.of("true", "True"),
          0xF6, List.of("null", "nil", "None"),
          0xF7, List.of("undefined", "null"),
          0xF9, List.of("1", "1.0"),
          0xFB, List.of("1.1"));

  /** Returns the readings of a body that should name {@code channel}. */
  static List<Reading> of(BodyVector vector, String channel) {
    byte[] usual = BodyVector.UID.getBytes(UTF_8);
    byte[] own = channel.getBytes(UTF_8);
    List<Reading> all = new ArrayList<>();
    for (byte[] uid : new byte[][] {usual, {}}) {
      all.add(new Reading(uid, own));
      all.add(new Reading(uid, new byte[0]));
    }
    if (vector.holds("B")) {
      all.add(new Reading("B".getBytes(UTF_8), own));
    } else if (vector.holds("d")) {
      all.add(new Reading(usual, "d".getBytes(UTF_8)));
    }
    namesFrom(vector.value("uid")).forEach(name -> all.add(new Reading(name, own)));
    namesFrom(vector.value("channel")).forEach(name -> all.add(new Reading(usual, name)));
    return all;
  }

  private static List<byte[]> namesFrom(byte[] value) {
    if (value.length == 0) {
      return List.of();
    }
    int major = (value[0] & 0xFF) >>> 5;
    if (major != Cbor.TEXT && major != Cbor.BYTES) {
      return PRINTED.getOrDefault(value[0] & 0xFF, List.of()).stream()
          .map(name -> name.getBytes(UTF_8))
          .toList();
    }
    byte[] octets = Arrays.copyOfRange(value, 1, value.length);
    String replaced = new String(octets, UTF_8);
    return List.of(
        octets,
        replaced.getBytes(UTF_8),
        replaced.replace("\uFFFD", "").getBytes(UTF_8),
        new String(octets, ISO_8859_1).getBytes(UTF_8),
        loosely(octets).getBytes(UTF_8));
  }

  /** Decodes UTF-8 as those do who do not ask whether a form is the shortest. */
  private static String loosely(byte[] octets) {
    StringBuilder text = new StringBuilder();
    int point = 0;
    int left = 0;
    for (byte octet : octets) {
      int ones = Integer.numberOfLeadingZeros(~octet << 24);
      boolean goesOn = ones == 1;
      point = goesOn ? (point << 6) | (octet & 0x3F) : octet & (0x7F >>> ones);
      left = goesOn ? left - 1 : Math.max(0, ones - 1);
      if (left == 0 && Character.isValidCodePoint(point)) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }
}
