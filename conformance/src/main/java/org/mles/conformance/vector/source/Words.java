package org.mles.conformance.vector.source;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Texts;
import org.mles.conformance.wire.SipHash;

/** The phrases that every text of a pack may use. Thread: any. */
final class Words {
  private static final int SPELT = 64;

  private static final Map<String, Function<Values, Object>> ALL =
      Map.ofEntries(
          // CBOR, the canonical way or any other.
          entry("head", Words::head),
          entry("open", v -> ItemOctets.indefinite(v.integer(0))),
          entry(
              "indefinite",
              v -> ItemOctets.indefinite(v.integer(0)).then(v.rest(1)).then(ItemOctets.BREAK)),
          entry("text", v -> ItemOctets.text(v.octets(0))),
          entry("bytes", v -> ItemOctets.bytes(v.octets(0))),
          entry("array", v -> ItemOctets.head(ItemOctets.ARRAY, v.number(0)).then(v.rest(1))),
          entry("map", v -> ItemOctets.head(ItemOctets.MAP, v.number(0)).then(v.rest(1))),
          entry("message", v -> ItemOctets.message(v.octets(0), v.octets(1), v.octets(2))),
          entry("resync", v -> ItemOctets.resync(v.all())),
          // Frames of version 1.
          entry(
              "header",
              v -> FrameOctets.header(v.integer(0), v.number(1), v.number(2), v.number(3))),
          entry("frame", v -> FrameOctets.frame(v.number(0), v.octets(1))),
          entry("frame-of", v -> FrameOctets.frame(v.number(0), v.number(1), v.octets(2))),
          // Frames of WebSocket.
          entry("client", v -> SocketOctets.client(v.integer(0), v.octets(1))),
          entry("client-by", v -> SocketOctets.client(v.octets(0), v.integer(1), v.octets(2))),
          entry(
              "client-head", v -> SocketOctets.clientHead(v.integer(0), v.integer(1), v.number(2))),
          entry("server", v -> SocketOctets.server(v.integer(0), v.octets(1))),
          entry(
              "server-head", v -> SocketOctets.serverHead(v.integer(0), v.integer(1), v.number(2))),
          // Hashes.
          entry("terminated", v -> FrameOctets.terminated(v.all())),
          entry("key", v -> SipHash.of(FrameOctets.terminated(v.all()).toBytes())),
          entry("hash", v -> SipHash.of(v.rest(0).toBytes())),
          entry("sip", Words::sip),
          entry("fnv-1a", v -> fnv1a(v.octets(0).toBytes())),
          entry("java-hash", v -> (long) Arrays.hashCode(v.octets(0).toBytes())),
          // Numbers.
          entry("xor", v -> v.number(0) ^ v.number(1)),
          entry("and", v -> v.number(0) & v.number(1)),
          entry("left", v -> v.number(0) << v.number(1)),
          entry("right", v -> v.number(0) >> v.number(1)),
          entry("reverse-bits", v -> Long.reverse(v.number(0))),
          entry("reverse-octets", v -> Long.reverseBytes(v.number(0))),
          entry("swap-halves", v -> Long.rotateLeft(v.number(0), Integer.SIZE)),
          entry("hex8", v -> HexFormat.of().toHexDigits((int) v.number(0))),
          entry("hex16", v -> HexFormat.of().toHexDigits(v.number(0))),
          entry("hex-short", v -> Long.toHexString(v.number(0))),
          entry("octets8", v -> Octets.hex(HexFormat.of().toHexDigits(v.number(0)))),
          entry("octets2", v -> Octets.hex(HexFormat.of().toHexDigits((short) v.number(0)))),
          entry("octets3", v -> Octets.hex(HexFormat.of().toHexDigits(v.number(0), 6))),
          // Octets, texts, and how many there are.
          entry("repeat", v -> Octets.repeat(v.integer(0), v.integer(1))),
          entry("utf8", v -> v.octets(0)),
          entry("joined", v -> v.rest(0)),
          entry("run", Words::run),
          entry("spelt", v -> String.join("", v.texts())),
          entry("listed", v -> List.of(v.text(0).split(", ", -1))),
          entry("times", v -> Collections.nCopies(v.integer(0), v.octets(1))),
          entry("counting", v -> counting(v.integer(0))),
          entry("slice", v -> slice(v.octets(0), v.integer(1), v.integer(2))),
          entry("hex", v -> HexFormat.of().formatHex(v.octets(0).toBytes())),
          entry("length", v -> v.octets(0).length()),
          entry("encoded", v -> Octets.of(v.text(1).getBytes(Charset.forName(v.text(0))))));

  private Words() {}

  /**
   * Works out a phrase.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static Object call(String name, List<Object> values) {
    Function<Values, Object> word = ALL.get(name);
    if (word == null) {
      throw new IllegalArgumentException("no word '" + name + "'");
    }
    return word.apply(new Values(values));
  }

  /** The values that a phrase is given. */
  private record Values(List<Object> list) {
    Octets octets(int at) {
      return Notation.octets(list.get(at));
    }

    long number(int at) {
      return (Long) list.get(at);
    }

    int integer(int at) {
      return Math.toIntExact(number(at));
    }

    String text(int at) {
      return (String) list.get(at);
    }

    List<String> texts() {
      return list.stream().map(String.class::cast).toList();
    }

    List<Octets> all() {
      return list.stream().map(Notation::octets).toList();
    }

    Octets rest(int from) {
      return ItemOctets.items(list.stream().skip(from).map(Notation::octets).toList());
    }
  }

  /** A head, the shortest or of a given width. */
  private static Octets head(Values v) {
    return v.list().size() == 2
        ? ItemOctets.head(v.integer(0), v.number(1))
        : ItemOctets.head(v.integer(0), v.number(1), v.integer(2));
  }

  /** A text several times, spelled out unless it is long. */
  private static Object run(Values v) {
    String text = v.text(0);
    int times = v.integer(1);
    return text.length() * times <= SPELT ? text.repeat(times) : Texts.repeat(text, times);
  }

  private static long sip(Values v) {
    SipHash sip = new SipHash(v.integer(0), v.integer(1), v.number(2), v.number(3));
    return sip.hash(v.octets(4).toBytes());
  }

  private static long fnv1a(byte[] octets) {
    long hash = 0xcbf29ce484222325L;
    for (byte octet : octets) {
      hash = (hash ^ (octet & 0xFF)) * 0x100000001b3L;
    }
    return hash;
  }

  private static Octets counting(int octets) {
    byte[] all = new byte[octets];
    IntStream.range(0, octets).forEach(i -> all[i] = (byte) i);
    return Octets.of(all);
  }

  private static Octets slice(Octets octets, int from, int to) {
    return Octets.of(Arrays.copyOfRange(octets.toBytes(), from, to));
  }
}
