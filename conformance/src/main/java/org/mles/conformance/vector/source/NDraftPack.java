package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;
import static org.mles.conformance.vector.source.Wire.UID;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.Texts;
import org.mles.conformance.vector.VectorPack;
import tools.jackson.databind.JsonNode;

/** First frames of the N draft: a header of 12 octets and JSON. */
final class NDraftPack {
  static final String JSON = "{\"uid\":\"User\",\"channel\":\"Channel\"}";
  private static final int DEFAULT_LIMIT = 65536;

  private final PackDraft pack =
      new PackDraft(
              "n-draft",
              "n-draft",
              "First frames of the 2023 draft: 'N', a 24-bit length, a 64-bit hash over header and"
                  + " names, then JSON. Draft: details are this project's proposal.")
          .note(
              "HeaderNotHashed",
              "CHECKSUM",
              "The hash does not cover the header, so it is no checksum of it.",
              "N-02")
          .note(
              "WrongInput",
              "CHECKSUM",
              "The hash covers other octets, or the same in another order.",
              "N-02")
          .note("OtherSipHash", "ALGORITHM", "Another hash or another number of rounds.", "N-02")
          .note(
              "PartCompared", "AUTHENTICATION", "Only some bits of the hash are compared.", "N-02")
          .note(
              "KeyIgnored",
              "AUTHENTICATION",
              "A server with a key lets those in who have none, or the other way round.",
              "N-03")
          .note(
              "LenientJson",
              "PARSING",
              "Two readers see two names in one text: one is authenticated, the other joins.",
              "N-04")
          .note("StrictJson", "PARSING", "Legal JSON is refused.", "N-17")
          .note(
              "WrongHeader",
              "VALIDATION",
              "A header of another protocol or length is read as this one's.",
              "N-01",
              "N-13")
          .note(
              "LengthOverflow",
              "BOUNDARY",
              "The length loses its high bits: the stream is out of step from here on.",
              "N-18")
          .note(
              "LengthOverLimit",
              "RESOURCE",
              "Memory is taken for a length that no names need.",
              "N-11")
          .note(
              "DataLost",
              "STREAMING",
              "Octets that came with the first frame are dropped or taken for JSON.",
              "N-07")
          .note("Truncated", "VALIDATION", "Part of a frame is taken for all of it.", "N-16");

  VectorPack build() {
    examples();
    new NDraftJson(pack).write();
    headers();
    hashes();
    bits();
    data();
    return pack.build();
  }

  private static Octets head(int type, long jsonOctets) {
    String hex = HexFormat.of().toHexDigits((byte) type);
    return Octets.hex(hex + HexFormat.of().toHexDigits(jsonOctets, 6));
  }

  private static long hash(Octets head, @Nullable String sharedKey, String uid, String channel) {
    Octets names = Wire.joined(uid, channel);
    Octets all = sharedKey == null ? names : Wire.joined(sharedKey).then(names);
    return Sip.MLES.hash(head.then(all).toBytes());
  }

  private static Octets frame(Octets head, long hash, Octets json) {
    return head.then(Octets.hex(HexFormat.of().toHexDigits(hash))).then(json);
  }

  static Octets frame(@Nullable String sharedKey, String uid, String channel, Octets json) {
    Octets head = head('N', json.length());
    return frame(head, hash(head, sharedKey, uid, channel), json);
  }

  static Fields ask(Octets frame, @Nullable String sharedKey) {
    Fields fields = Fields.of().octets("hex", frame);
    return sharedKey == null ? fields : fields.shared(sharedKey);
  }

  private void examples() {
    pack.group("examples", "the same names in several spellings, without and with a key");
    both("no-key", "no key, compact JSON", null, UID, CHANNEL, JSON);
    both("shared-key", "shared key", SHARED_KEY, UID, CHANNEL, JSON);
    String spaced = "{ \"channel\":\"Channel\", \"uid\":\"User\" }";
    both("other-spelling", "another length, so another hash", null, UID, CHANNEL, spaced);
    both("utf-8", "names in UTF-8", "k", "Äiti", "日本", "{\"uid\":\"Äiti\",\"channel\":\"日本\"}");
    String escaped = "{\"uid\":\"\\u00c4iti\",\"channel\":\"\\u65e5\\u672c\"}";
    both("escapes", "the same names, escaped", "k", "Äiti", "日本", escaped);
  }

  private void both(
      String id,
      String comment,
      @Nullable String sharedKey,
      String uid,
      String channel,
      String json) {
    Octets octets = Cbor.utf8(json);
    Octets frame = frame(sharedKey, uid, channel, octets);
    Fields out = Fields.of().octets("hex", frame);
    Fields in = Fields.of().text("json", json);
    pack.must("encode." + id, comment, "N-01", "N-02")
        .flags("HeaderNotHashed", "WrongInput")
        .ask(Op.N_ENCODE, sharedKey == null ? in : in.shared(sharedKey))
        .accept(out);
    PackDraft.Test decode =
        pack.must("decode." + id, comment, "N-01", "N-02")
            .flags("HeaderNotHashed", "WrongInput")
            .ask(Op.N_DECODE, ask(frame, sharedKey));
    if ("no-key".equals(id)) {
      decode.octetByOctet(frame).cut(frame, 1, 4, 12, 13).cut(frame, 11).cut(frame, 12);
    }
    decode.accept(value(frame, uid, channel, 0));
  }

  static Fields value(Octets frame, String uid, String channel, int rest) {
    String hash = HexFormat.of().formatHex(frame.toBytes(), 4, 12);
    return Fields.of()
        .text("uid", uid)
        .text("channel", channel)
        .text("hash", hash)
        .number("rest", rest);
  }

  private void headers() {
    pack.group("headers", "types and lengths");
    for (int type : new int[] {0x00, 0x4D, 0x4F, 0x6E, 0xCE, 0xFF}) {
      String digits = HexFormat.of().toHexDigits((byte) type);
      Octets head = head(type, JSON.length());
      header("type-" + digits, "type octet 0x" + digits, "N-01", head, Cbor.utf8(JSON));
    }
    header("length-zero", "no JSON", "N-13", head('N', 0), Octets.NONE);
    header("length-one", "JSON of one octet", "N-13", head('N', 1), Cbor.utf8("1"));
    Octets swapped = head('N', JSON.length() << 16);
    header("length-little-endian", "length in the wrong order", "N-01", swapped, Cbor.utf8(JSON));
    Octets more = head('N', JSON.length() + 1);
    header("length-one-more", "an octet of JSON is missing", "N-01", more, Cbor.utf8(JSON));
    Octets less = head('N', JSON.length() - 1);
    header("length-one-less", "JSON cut short by the length", "N-04", less, Cbor.utf8(JSON));
    Octets withHeader = head('N', JSON.length() + 12);
    header("length-with-header", "length counts the header", "N-01", withHeader, Cbor.utf8(JSON));
    pack.should("length-at-limit", "JSON as long as the default limit", "N-11", "N-01")
        .flags("LengthOverLimit")
        .ask(Op.N_DECODE, ask(limit(0), null))
        .accept(value(limit(0), UID, CHANNEL, 0));
    pack.should("length-over-limit", "one octet over the default limit", "N-11")
        .flags("LengthOverLimit")
        .twin("length-at-limit")
        .ask(Op.N_DECODE, ask(limit(1), null))
        .reject("header");
    pack.should("length-max", "16 MiB announced", "N-11")
        .flags("LengthOverLimit")
        .twin("length-at-limit")
        .ask(Op.N_DECODE, ask(head('N', 0xFFFFFF).then(Octets.repeat(0, 8)), null))
        .reject("header");
    Fields json = Fields.of().list("json", tooLong());
    pack.must("encode.length-over", "JSON of one octet more than fits 24 bits", "N-18")
        .flags("LengthOverflow")
        .twin("encode.no-key")
        .ask(Op.N_ENCODE, json)
        .reject("length");
    truncated();
  }

  private static List<JsonNode> tooLong() {
    int spaces = 0x1000000 - JSON.length();
    return List.of(Texts.plain(JSON), Texts.repeat(" ", spaces));
  }

  /** Returns a frame whose JSON is padded to the default limit and {@code more}. */
  private static Octets limit(int more) {
    Octets padding = Octets.repeat(' ', DEFAULT_LIMIT - JSON.length() + more);
    return frame(null, UID, CHANNEL, Cbor.utf8(JSON).then(padding));
  }

  private void header(String id, String comment, String clause, Octets head, Octets json) {
    Octets frame = frame(head, hash(head, null, UID, CHANNEL), json);
    pack.must("header." + id, comment, clause)
        .flags("WrongHeader")
        .twin("decode.no-key")
        .ask(Op.N_DECODE, ask(frame, null))
        .reject("header");
  }

  private void truncated() {
    String whole = HexFormat.of().formatHex(frame(null, UID, CHANNEL, Cbor.utf8(JSON)).toBytes());
    for (int octets : new int[] {0, 1, 3, 4, 5, 11, 12, 13, 44, 45}) {
      pack.must("header.only-" + octets, "only " + octets + " octets", "N-16", "N-01")
          .flags("Truncated")
          .twin("decode.no-key")
          .ask(Op.N_DECODE, ask(Octets.hex(whole.substring(0, 2 * octets)), null))
          .reject("end");
    }
  }

  private void hashes() {
    pack.group("wrong-hash", "hashes that a codec with one known bug would compute");
    Octets head = head('N', JSON.length());
    Octets names = Wire.joined(UID, CHANNEL);
    byte[] input = head.then(names).toBytes();
    long right = Sip.MLES.hash(input);
    wrong("no-header", "HeaderNotHashed", names);
    wrong("type-only", "HeaderNotHashed", Octets.hex("4e").then(names));
    wrong("length-only", "HeaderNotHashed", Octets.hex("000022").then(names));
    wrong("header-last", "WrongInput", names.then(head));
    wrong("header-terminated", "WrongInput", head.then(Wire.TERMINATOR).then(names));
    wrong("header-little-endian", "WrongInput", Octets.hex("4e220000").then(names));
    wrong("header-twelve", "WrongInput", head.then(Octets.repeat(0, 8)).then(names));
    wrong("v1-type", "WrongInput", head('M', JSON.length()).then(names));
    wrong("channel-first", "WrongInput", head.then(Wire.joined(CHANNEL, UID)));
    wrong("no-uid", "WrongInput", head.then(Wire.joined(CHANNEL)));
    wrong("no-channel", "WrongInput", head.then(Wire.joined(UID)));
    wrong("no-terminators", "WrongInput", head.then(Cbor.utf8(UID + CHANNEL)));
    wrong("no-last-terminator", "WrongInput", head.then(Wire.joined(UID)).then(Cbor.utf8(CHANNEL)));
    wrong("json-text", "WrongInput", head.then(Cbor.utf8(JSON)));
    wrong("json-too", "WrongInput", head.then(names).then(Cbor.utf8(JSON)));
    wrong("empty-key-counts", "WrongInput", head.then(Wire.joined("", UID, CHANNEL)));
    wrong("other-uid", "WrongInput", head.then(Wire.joined("Mallory", CHANNEL)));
    wrong("siphash-1-3", "OtherSipHash", new Sip(1, 3, 0, 0).hash(input));
    wrong("siphash-4-8", "OtherSipHash", new Sip(4, 8, 0, 0).hash(input));
    wrong("key-ones", "OtherSipHash", new Sip(2, 4, -1, -1).hash(input));
    wrong("zero", "PartCompared", 0);
    wrong("byte-swapped", "PartCompared", Long.reverseBytes(right));
    wrong("halves-swapped", "PartCompared", Long.rotateLeft(right, 32));
    wrong("low-half-only", "PartCompared", right & 0xFFFFFFFFL);
    wrong("high-half-only", "PartCompared", right & ~0xFFFFFFFFL);
    wrong("inverted", "PartCompared", ~right);
    keyed("key-missing", "a server with a key, a client without", SHARED_KEY, null);
    keyed("key-surplus", "a client with a key, a server without", null, SHARED_KEY);
    keyed("key-other", "another key", SHARED_KEY, "guess");
  }

  private void wrong(String id, String flag, Octets input) {
    wrong(id, flag, Sip.MLES.hash(input.toBytes()));
  }

  private void wrong(String id, String flag, long hash) {
    Octets frame = frame(head('N', JSON.length()), hash, Cbor.utf8(JSON));
    pack.must("hash." + id, "wrong hash: " + id, "N-02")
        .flags(flag)
        .twin("decode.no-key")
        .ask(Op.N_DECODE, ask(frame, null))
        .reject("key");
  }

  private void keyed(
      String id, String comment, @Nullable String serverKey, @Nullable String clientKey) {
    Octets frame = frame(clientKey, UID, CHANNEL, Cbor.utf8(JSON));
    pack.must("hash." + id, comment, "N-03")
        .flags("KeyIgnored")
        .twin(serverKey == null ? "decode.no-key" : "decode.shared-key")
        .ask(Op.N_DECODE, ask(frame, serverKey))
        .reject("key");
  }

  private void bits() {
    pack.group("one-bit", "each of the 64 bits wrong once; bit 0 is the last on the wire");
    Octets head = head('N', JSON.length());
    long right = hash(head, SHARED_KEY, UID, CHANNEL);
    for (int bit = 0; bit < Long.SIZE; bit++) {
      Octets frame = frame(head, right ^ 1L << bit, Cbor.utf8(JSON));
      pack.must("bit.%02d".formatted(bit), "bit " + bit + " of the hash is wrong", "N-02")
          .flags("PartCompared")
          .twin("decode.shared-key")
          .ask(Op.N_DECODE, ask(frame, SHARED_KEY))
          .reject("key");
    }
  }

  private void data() {
    pack.group("data", "octets after the JSON belong to the stream");
    Octets frame = frame(null, UID, CHANNEL, Cbor.utf8(JSON));
    rest("one", frame, 1, Octets.hex("00"));
    rest("like-a-frame", frame, Math.toIntExact(frame.length()), frame);
    rest("like-json", frame, JSON.length(), Cbor.utf8(JSON));
    rest("kibibyte", frame, 1024, Octets.repeat('a', 1024));
  }

  private void rest(String id, Octets frame, int octets, Octets data) {
    Octets all = frame.then(data);
    pack.must("data." + id, octets + " octets of data in the same segment", "N-07")
        .flags("DataLost")
        .cut(all, Math.toIntExact(frame.length()))
        .cut(all, 12)
        .ask(Op.N_DECODE, ask(all, null))
        .accept(value(frame, UID, CHANNEL, octets));
  }
}
