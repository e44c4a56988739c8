package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Cbor.CHANNEL;
import static org.mles.conformance.vector.source.Cbor.MESSAGE;
import static org.mles.conformance.vector.source.Cbor.UID;
import static org.mles.conformance.vector.source.Cbor.bytes;
import static org.mles.conformance.vector.source.Cbor.items;
import static org.mles.conformance.vector.source.Cbor.map;
import static org.mles.conformance.vector.source.Cbor.text;
import static org.mles.conformance.vector.source.Cbor.utf8;

import java.util.List;
import java.util.stream.IntStream;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.Texts;
import org.mles.conformance.vector.VectorPack;
import tools.jackson.databind.JsonNode;

/** Bodies of first frames in the form that encoders write, at every limit of its heads. */
final class CborPack {
  static final Octets HI = utf8("hi");
  static final Octets A = text("A");
  static final Octets C = text("c");
  static final Octets CANONICAL = Cbor.message("A", "c", HI);
  static final long KEY = Wire.key(Wire.SHARED_KEY, "A", "c");
  static final Octets HI_ITEM = bytes(HI);

  private final PackDraft pack =
      new PackDraft(
          "cbor",
          "v1",
          "Bodies of first frames: the one canonical form that encoders write, the spellings that"
              + " decoders read, and what is no message at all. Each key is right for uid A,"
              + " channel c and the shared key "
              + Wire.SHARED_KEY
              + ", so that only the body decides.");

  VectorPack build() {
    CborNotes.write(pack);
    pack.group("canonical", "the form that encoders write");
    decoded("decode.canonical", CANONICAL);
    boundaries();
    names();
    orders();
    new OtherSpellings(pack).write();
    new BrokenBodies(pack).write();
    return pack.build();
  }

  private void boundaries() {
    pack.group("heads", "lengths at the limits of the heads, out and in");
    for (int octets : new int[] {0, 1, 23, 24, 255, 256, 65535, 65536}) {
      length("uid", octets);
      length("channel", octets);
      length("message", octets);
    }
  }

  private void length(String field, int octets) {
    int uid = "uid".equals(field) ? octets : 1;
    int channel = "channel".equals(field) ? octets : 1;
    Octets message = Octets.repeat('a', "message".equals(field) ? octets : 0);
    Fields fields =
        Fields.of()
            .ids(7, 1)
            .json("uid", spelt("u", uid))
            .json("channel", spelt("c", channel))
            .octets("message", message);
    Octets body = Cbor.message(Octets.repeat('u', uid), Octets.repeat('c', channel), message);
    Octets frame = Wire.frame(7, 1, body);
    String id = field + "-" + octets;
    String says = field + " of " + octets + " octets";
    pack.must("encode." + id, says, "V1-CBOR-03", "V1-CBOR-01")
        .flags("HeadNotShortest", "HeadBoundary")
        .ask(Op.ENCODE, fields)
        .accept(Fields.of().octets("hex", frame));
    pack.must("decode." + id, says, "V1-CBOR-01", "V1-CBOR-05")
        .flags("HeadBoundary")
        .ask(Op.DECODE, Fields.of().octets("hex", frame))
        .accept(fields);
  }

  private static JsonNode spelt(String letter, int times) {
    return times <= 64 ? Texts.plain(letter.repeat(times)) : Texts.repeat(letter, times);
  }

  private void names() {
    pack.group("names", "text and octets that are legal, out and in");
    both("all-empty", "the shortest body: 24 octets", "V1-CBOR-05", "", "", Octets.NONE);
    both(
        "unicode",
        "UTF-8 of 2, 3 and 4 octets",
        "V1-CBOR-04",
        "Äiti",
        "日本😀",
        Octets.hex("00fffe"));
    both(
        "eight-by-three", "24 octets, 8 characters", "V1-CBOR-04", "日".repeat(8), "c", Octets.NONE);
    both(
        "six-by-four",
        "24 octets, 6 characters, 12 UTF-16 units",
        "V1-CBOR-04",
        "😀".repeat(6),
        "c",
        Octets.NONE);
    both(
        "twelve-by-two",
        "24 octets, 12 characters",
        "V1-CBOR-04",
        "ä".repeat(12),
        "c",
        Octets.NONE);
    both("nul", "NUL inside a name", "V1-CBOR-04", "a\u0000b", "c", HI);
    both("decomposed", "nothing is normalised", "V1-CBOR-04", "A\u0308iti", "c", HI);
    both("noncharacters", "U+FFFE and U+FFFF are text", "V1-CBOR-04", "\uFFFE\uFFFF", "c", HI);
    both("byte-order-mark", "U+FEFF is not stripped", "V1-CBOR-04", "\uFEFFA", "c", HI);
    both("replacement", "U+FFFD itself is legal", "V1-CBOR-04", "\uFFFD", "c", HI);
    both("highest", "U+10FFFF", "V1-CBOR-04", "\uDBFF\uDFFF", "c", HI);
    both("line-ends", "CR, LF and tab", "V1-CBOR-04", "\r\n\t", "c", HI);
    both("like-keys", "names that look like keys", "V1-CBOR-01", "channel", "message", utf8("uid"));
    byte[] every = new byte[256];
    IntStream.range(0, 256).forEach(i -> every[i] = (byte) i);
    both("every-octet", "every octet value once", "V1-CBOR-01", "u", "c", Octets.of(every));
    both("message-cbor", "a message that is itself a body", "V1-CBOR-01", "u", "c", CANONICAL);
    both("message-frame", "a message that is itself a frame", "V1-CBOR-01", "u", "c", Wire.hello());
  }

  private void both(
      String id, String comment, String clause, String uid, String channel, Octets message) {
    Octets frame = Wire.frame(7, 1, Cbor.message(uid, channel, message));
    Fields fields = Fields.of().ids(7, 1).message(uid, channel, message);
    pack.must("encode." + id, comment, clause, "V1-CBOR-02")
        .flags("TextChanged")
        .ask(Op.ENCODE, fields)
        .accept(Fields.of().octets("hex", frame));
    pack.must("decode." + id, comment, clause)
        .flags("TextChanged")
        .ask(Op.DECODE, Fields.of().octets("hex", frame))
        .accept(fields);
  }

  private void orders() {
    pack.group("order", "keys in each order");
    Octets[] pairs = {UID.then(A), CHANNEL.then(C), MESSAGE.then(HI_ITEM)};
    String[] names = {"uid", "channel", "message"};
    int[][] orders = {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      String id = names[order[0]] + "-" + names[order[1]] + "-" + names[order[2]];
      Octets body = map(3, pairs[order[0]], pairs[order[1]], pairs[order[2]]);
      pack.must("order." + id, "keys in the order " + id, "V1-CBOR-06")
          .flags("FixedOffsets")
          .ask(Op.DECODE, frame(body))
          .accept(value());
    }
  }

  private void decoded(String id, Octets body) {
    pack.must(id, "the canonical form", "V1-CBOR-01").ask(Op.DECODE, frame(body)).accept(value());
  }

  static Fields frame(Octets body) {
    return Fields.of().octets("hex", Wire.frame(KEY, body));
  }

  static Fields value() {
    return Fields.of().ids((int) KEY, KEY).message("A", "c", HI);
  }

  static Octets with(String key, Octets value) {
    return map(4, UID, A, CHANNEL, C, MESSAGE, HI_ITEM).then(items(text(key), value));
  }

  static List<Octets> pairs() {
    return List.of(UID.then(A), CHANNEL.then(C), MESSAGE.then(HI_ITEM));
  }
}
