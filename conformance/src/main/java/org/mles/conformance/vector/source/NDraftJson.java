package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.NDraftPack.JSON;
import static org.mles.conformance.vector.source.NDraftPack.ask;
import static org.mles.conformance.vector.source.NDraftPack.frame;
import static org.mles.conformance.vector.source.NDraftPack.value;
import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.UID;

import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/**
 * First frames of the N draft that differ in their JSON: legal spellings, and texts that are none.
 */
final class NDraftJson {
  private final PackDraft pack;

  NDraftJson(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    legalJson();
    brokenJson();
  }

  private void legalJson() {
    pack.group("legal-json", "spellings that every JSON reader takes");
    legal("channel-first", UID, CHANNEL, "{\"channel\":\"Channel\",\"uid\":\"User\"}");
    legal("white-space", UID, CHANNEL, " {\t\"uid\" :\r\n\"User\" ,\"channel\": \"Channel\" } \n");
    legal("unknown-member", UID, CHANNEL, with("\"auth\":\"x\""));
    legal("unknown-number", UID, CHANNEL, with("\"n\":-1.5e3"));
    legal("unknown-null", UID, CHANNEL, with("\"n\":null"));
    legal("unknown-array", UID, CHANNEL, with("\"n\":[1,[2],{}]"));
    legal("unknown-object", UID, CHANNEL, with("\"n\":{\"uid\":\"B\",\"channel\":\"d\"}"));
    legal("unknown-other-case", UID, CHANNEL, with("\"UID\":\"B\""));
    legal("escaped-member-name", UID, CHANNEL, JSON.replace("uid", "u\\u0069d"));
    legal("escaped-solidus", "a/b", CHANNEL, JSON.replace("User", "a\\/b"));
    legal("escaped-controls", "\b\f\n\r\t", CHANNEL, JSON.replace("User", "\\b\\f\\n\\r\\t"));
    legal("escaped-quote", "a\"b\\", CHANNEL, JSON.replace("User", "a\\\"b\\\\"));
    legal("escaped-nul", "a\u0000b", CHANNEL, JSON.replace("User", "a\\u0000b"));
    legal("escaped-pair", "😀", CHANNEL, JSON.replace("User", "\\ud83d\\ude00"));
    legal("escaped-upper-case", "Äiti", CHANNEL, JSON.replace("User", "\\u00C4iti"));
    legal("decomposed", "A\u0308iti", CHANNEL, JSON.replace("User", "A\u0308iti"));
    legal("composed", "Äiti", CHANNEL, JSON.replace("User", "Äiti"));
    legal("four-octets", "😀", "🂡", "{\"uid\":\"😀\",\"channel\":\"🂡\"}");
    legal("one-letter", "u", "c", "{\"uid\":\"u\",\"channel\":\"c\"}");
    legal("delete-character", "a\u007Fb", CHANNEL, JSON.replace("User", "a\u007Fb"));
    legal("spaces-in-names", " u ", " c ", "{\"uid\":\" u \",\"channel\":\" c \"}");
  }

  private static String with(String member) {
    return JSON.replace("}", "," + member + "}");
  }

  private void legal(String id, String uid, String channel, String json) {
    Octets frame = frame(null, uid, channel, Cbor.utf8(json));
    pack.must("json." + id, "legal JSON: " + id, "N-17", "N-04")
        .flags("StrictJson")
        .ask(Op.N_DECODE, ask(frame, null))
        .accept(value(frame, uid, channel, 0));
  }

  private void brokenJson() {
    pack.group(
        "broken-json", "texts that name nobody; the hash is right for what a lenient reader sees");
    broken("missing-uid", "", CHANNEL, "{\"channel\":\"Channel\"}");
    broken("missing-channel", UID, "", "{\"uid\":\"User\"}");
    broken("empty-object", "", "", "{}");
    broken("empty-uid", "", CHANNEL, JSON.replace("User", ""));
    broken("empty-channel", UID, "", JSON.replace("Channel", ""));
    broken("number-uid", "1", CHANNEL, JSON.replace("\"User\"", "1"));
    broken("number-channel", UID, "1", JSON.replace("\"Channel\"", "1"));
    broken("null-uid", "", CHANNEL, JSON.replace("\"User\"", "null"));
    broken("true-uid", "true", CHANNEL, JSON.replace("\"User\"", "true"));
    broken("array-uid", UID, CHANNEL, JSON.replace("\"User\"", "[\"User\"]"));
    broken("object-channel", UID, CHANNEL, JSON.replace("\"Channel\"", "{}"));
    broken("duplicate-uid-last", UID, CHANNEL, with("\"uid\":\"Mallory\""));
    broken("duplicate-uid-last-wins", "Mallory", CHANNEL, with("\"uid\":\"Mallory\""));
    broken("duplicate-uid-equal", UID, CHANNEL, with("\"uid\":\"User\""));
    broken("duplicate-channel", UID, CHANNEL, with("\"channel\":\"Other\""));
    broken("duplicate-channel-last-wins", UID, "Other", with("\"channel\":\"Other\""));
    broken("duplicate-escaped", UID, CHANNEL, with("\"u\\u0069d\":\"Mallory\""));
    broken("member-case", UID, CHANNEL, JSON.replace("uid", "Uid"));
    broken("trailing-object", UID, CHANNEL, JSON + JSON);
    broken("trailing-letter", UID, CHANNEL, JSON + "x");
    broken("trailing-comma", UID, CHANNEL, JSON.replace("}", ",}"));
    broken("trailing-nul", UID, CHANNEL, JSON + "\u0000");
    broken("array", UID, CHANNEL, "[\"User\",\"Channel\"]");
    broken("array-of-object", UID, CHANNEL, "[" + JSON + "]");
    broken("string", UID, CHANNEL, "\"User Channel\"");
    broken("number", UID, CHANNEL, "12");
    broken("null", "", "", "null");
    broken("white-space-only", "", "", "    ");
    broken("byte-order-mark", UID, CHANNEL, "\uFEFF" + JSON);
    broken("single-quotes", UID, CHANNEL, JSON.replace('"', '\''));
    broken("no-quotes", UID, CHANNEL, "{uid:\"User\",channel:\"Channel\"}");
    broken("comment", UID, CHANNEL, JSON.replace("{", "{/* */"));
    broken("line-comment", UID, CHANNEL, JSON.replace("{", "{//\n"));
    broken("equals-sign", UID, CHANNEL, JSON.replace(':', '='));
    broken("missing-comma", UID, CHANNEL, JSON.replace(",", " "));
    broken("not-closed", UID, CHANNEL, JSON.replace("}", ""));
    broken("raw-newline", "Us\ner", CHANNEL, JSON.replace("User", "Us\ner"));
    broken("raw-nul", "a\u0000b", CHANNEL, JSON.replace("User", "a\u0000b"));
    broken("bad-escape", "Uxser", CHANNEL, JSON.replace("User", "U\\xser"));
    broken("short-escape", UID, CHANNEL, JSON.replace("User", "\\u00c"));
    broken("not-a-number", UID, CHANNEL, with("\"n\":NaN"));
    broken("leading-zero", UID, CHANNEL, with("\"n\":01"));
    broken("cbor", UID, CHANNEL, Cbor.message(UID, CHANNEL, Octets.NONE));
    broken("invalid-utf-8", "\uFFFD", CHANNEL, replaced("ff"));
    broken("overlong-utf-8", "\u0000", CHANNEL, replaced("c080"));
    broken("surrogate-utf-8", "\uFFFD", CHANNEL, replaced("eda080"));
    broken(
        "utf-16",
        UID,
        CHANNEL,
        Octets.of(JSON.getBytes(java.nio.charset.StandardCharsets.UTF_16LE)));
    Octets lone = frame(null, "?", CHANNEL, Cbor.utf8(JSON.replace("User", "\\ud83d")));
    pack.may("json.lone-surrogate", "an escape that is no character", "N-04")
        .flags("LenientJson")
        .ask(Op.N_DECODE, ask(lone, null))
        .either("unspecified");
  }

  private static Octets replaced(String uidHex) {
    return Cbor.items(
        Cbor.utf8("{\"uid\":\""), Octets.hex(uidHex), Cbor.utf8("\",\"channel\":\"Channel\"}"));
  }

  private void broken(String id, String uid, String channel, String json) {
    broken(id, uid, channel, Cbor.utf8(json));
  }

  private void broken(String id, String uid, String channel, Octets json) {
    pack.must("json." + id, "no legal names: " + id, "N-04")
        .flags("LenientJson")
        .twin("decode.no-key")
        .ask(Op.N_DECODE, ask(frame(null, uid, channel, json), null))
        .reject("json");
  }
}
