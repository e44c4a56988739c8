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
              + " names, then JSON. Draft: details are this project's proposal.");

  VectorPack build() {
    NDraftNotes.write(pack);
    examples();
    new NDraftJson(pack).write();
    headers();
    new NDraftHashes(pack).write();
    data();
    return pack.build();
  }

  static Octets head(int type, long jsonOctets) {
    String hex = HexFormat.of().toHexDigits((byte) type);
    return Octets.hex(hex + HexFormat.of().toHexDigits(jsonOctets, 6));
  }

  static long hash(Octets head, @Nullable String sharedKey, String uid, String channel) {
    Octets names = Wire.joined(uid, channel);
    Octets all = sharedKey == null ? names : Wire.joined(sharedKey).then(names);
    return Sip.MLES.hash(head.then(all).toBytes());
  }

  static Octets frame(Octets head, long hash, Octets json) {
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
