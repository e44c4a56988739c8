package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Cbor.ARRAY;
import static org.mles.conformance.vector.source.Cbor.BREAK;
import static org.mles.conformance.vector.source.Cbor.BYTES;
import static org.mles.conformance.vector.source.Cbor.CHANNEL;
import static org.mles.conformance.vector.source.Cbor.MAP;
import static org.mles.conformance.vector.source.Cbor.MESSAGE;
import static org.mles.conformance.vector.source.Cbor.TEXT;
import static org.mles.conformance.vector.source.Cbor.UID;
import static org.mles.conformance.vector.source.Cbor.bytes;
import static org.mles.conformance.vector.source.Cbor.head;
import static org.mles.conformance.vector.source.Cbor.indefinite;
import static org.mles.conformance.vector.source.Cbor.items;
import static org.mles.conformance.vector.source.Cbor.map;
import static org.mles.conformance.vector.source.Cbor.text;
import static org.mles.conformance.vector.source.Cbor.utf8;
import static org.mles.conformance.vector.source.CborPack.A;
import static org.mles.conformance.vector.source.CborPack.C;
import static org.mles.conformance.vector.source.CborPack.CANONICAL;
import static org.mles.conformance.vector.source.CborPack.HI;
import static org.mles.conformance.vector.source.CborPack.HI_ITEM;
import static org.mles.conformance.vector.source.CborPack.KEY;
import static org.mles.conformance.vector.source.CborPack.frame;
import static org.mles.conformance.vector.source.CborPack.value;
import static org.mles.conformance.vector.source.CborPack.with;

import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** Bodies of first frames that say the same as the canonical one, spelled otherwise. */
final class OtherSpellings {
  private static final String EITHER_CLAUSE = "V1-CBOR-13";

  private final PackDraft pack;

  OtherSpellings(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    indefiniteLengths();
    longHeads();
    unknownKeys();
    otherSpellings();
  }

  private void indefiniteLengths() {
    pack.group("indefinite", "items without a length");
    Octets bytesOfTwo = items(indefinite(BYTES), bytes(utf8("h")), bytes(utf8("i")), BREAK);
    Octets map = indefinite(MAP);
    tolerated("indefinite.map", items(map, UID, A, CHANNEL, C, MESSAGE, HI_ITEM, BREAK));
    tolerated("indefinite.uid", map(3, UID, chunked("A"), CHANNEL, C, MESSAGE, HI_ITEM));
    tolerated("indefinite.channel", map(3, UID, A, CHANNEL, chunked("c"), MESSAGE, HI_ITEM));
    tolerated("indefinite.message", map(3, UID, A, CHANNEL, C, MESSAGE, bytesOfTwo));
    tolerated(
        "indefinite.message-one-chunk",
        map(3, UID, A, CHANNEL, C, MESSAGE, items(indefinite(BYTES), HI_ITEM, BREAK)));
    tolerated(
        "indefinite.empty-chunks",
        map(3, UID, chunked("", "A", ""), CHANNEL, chunked("c", ""), MESSAGE, HI_ITEM));
    tolerated("indefinite.key", map(3, chunked("u", "id"), A, CHANNEL, C, MESSAGE, HI_ITEM));
    tolerated(
        "indefinite.everything",
        items(map, chunked("uid"), chunked("A"), chunked("cha", "nnel"), chunked("c"))
            .then(items(chunked("message"), bytesOfTwo, BREAK)));
    spelled(
        "indefinite.message-no-chunk",
        map(3, UID, A, CHANNEL, C, MESSAGE, indefinite(BYTES), BREAK),
        Octets.NONE);
  }

  private static Octets chunked(String... chunks) {
    Octets all = indefinite(TEXT);
    for (String chunk : chunks) {
      all = all.then(text(chunk));
    }
    return all.then(BREAK);
  }

  private void longHeads() {
    pack.group("long-heads", "heads longer than needed");
    Octets rest = items(CHANNEL, C, MESSAGE, HI_ITEM);
    for (int width : new int[] {1, 2, 4, 8}) {
      String in = "-" + width;
      tolerated("long-head.map" + in, items(head(MAP, 3, width), UID, A, rest));
      tolerated("long-head.uid" + in, map(3, UID, head(TEXT, 1, width), utf8("A"), rest));
      tolerated("long-head.key" + in, map(3, head(TEXT, 3, width), utf8("uid"), A, rest));
      tolerated(
          "long-head.message" + in, map(3, UID, A, CHANNEL, C, MESSAGE, head(BYTES, 2, width), HI));
    }
  }

  private void unknownKeys() {
    pack.group("unknown-keys", "pairs that a later version may add");
    extra("int", Octets.hex("01"));
    extra("negative", Octets.hex("20"));
    extra("int-8", Octets.hex("1bffffffffffffffff"));
    extra("negative-8", Octets.hex("3bffffffffffffffff"));
    extra("bytes", bytes(utf8("zz")));
    extra("text", text("uid"));
    extra("text-unicode", text("日本"));
    extra("array", Octets.hex("820102"));
    extra("map", Octets.hex("a10102"));
    extra("nested", Octets.hex("8201a10102"));
    extra("nested-own-keys", map(2, UID, text("B"), CHANNEL, text("d")));
    extra("empty-array", Octets.hex("80"));
    extra("empty-map", Octets.hex("a0"));
    extra("tagged", Octets.hex("c11a514b67b0"));
    extra("half-float", Octets.hex("f93c00"));
    extra("float", Octets.hex("fa47c35000"));
    extra("double", Octets.hex("fb3ff199999999999a"));
    extra("not-a-number", Octets.hex("f97e00"));
    extra("false", Octets.hex("f4"));
    extra("true", Octets.hex("f5"));
    extra("null", Octets.hex("f6"));
    extra("undefined", Octets.hex("f7"));
    extra("indefinite-array", Octets.hex("9f0102ff"));
    extra("indefinite-map", Octets.hex("bf0102ff"));
    extra("indefinite-bytes", Octets.hex("5f41004101ff"));
    extra("depth-8", items(Octets.repeat(0x81, 8), Octets.hex("01")));
    Octets first =
        map(4, text("x"), Octets.hex("01"), UID, A, CHANNEL, C).then(items(MESSAGE, HI_ITEM));
    ignored("unknown.first", "before the known keys", first);
    Octets middle =
        map(4, UID, A, text("x"), Octets.hex("01"), CHANNEL, C).then(items(MESSAGE, HI_ITEM));
    ignored("unknown.middle", "between the known keys", middle);
    Octets two = map(5, UID, A, CHANNEL, C, MESSAGE, HI_ITEM).then(Octets.hex("617801617902"));
    ignored("unknown.two", "two of them", two);
    ignored("unknown.empty-name", "a key that is empty", with("", Octets.hex("01")));
    ignored("unknown.other-case", "UID is not uid", with("UID", text("B")));
    ignored("unknown.longer", "uid2 is not uid", with("uid2", text("B")));
    ignored("unknown.nul", "uid and NUL is not uid", with("uid\u0000", text("B")));
  }

  private void extra(String id, Octets value) {
    ignored("unknown." + id, "the value of an unknown key is skipped: " + id, with("x", value));
  }

  private void ignored(String id, String comment, Octets body) {
    pack.should(id, comment, "V1-CBOR-08")
        .flags("UnknownKey")
        .ask(Op.DECODE, frame(body))
        .accept(value());
  }

  private void otherSpellings() {
    pack.group("other-spellings", "what the first server took for a message and ours may refuse");
    open("positional-indefinite", items(indefinite(ARRAY), A, C, HI_ITEM, BREAK));
    open("positional", items(head(ARRAY, 3), A, C, HI_ITEM));
    open("integer-keys", Octets.hex("a300614101616302426869"));
    open(
        "byte-string-keys",
        map(3, bytes(utf8("uid")), A, bytes(utf8("channel")), C)
            .then(items(bytes(utf8("message")), HI_ITEM)));
    open("byte-string-uid", map(3, UID, bytes(utf8("A")), CHANNEL, C, MESSAGE, HI_ITEM));
    open("byte-string-channel", map(3, UID, A, CHANNEL, bytes(utf8("c")), MESSAGE, HI_ITEM));
    open("message-text", map(3, UID, A, CHANNEL, C, MESSAGE, text("hi")));
    open("message-array", map(3, UID, A, CHANNEL, C, MESSAGE, Octets.hex("8218681869")));
    open("tag-on-uid", map(3, UID, Octets.hex("c0"), A, CHANNEL, C).then(items(MESSAGE, HI_ITEM)));
    open("tag-on-message", map(3, UID, A, CHANNEL, C, MESSAGE, Octets.hex("c2")).then(HI_ITEM));
    open("tag-on-map", Octets.hex("d9d9f7").then(CANONICAL));
    open("tag-on-key", map(3, Octets.hex("c0"), UID, A, CHANNEL, C).then(items(MESSAGE, HI_ITEM)));
    open("depth-100", with("x", items(Octets.repeat(0x81, 100), Octets.hex("01"))));
    open(
        "unknown-twice",
        map(5, UID, A, CHANNEL, C, MESSAGE, HI_ITEM).then(Octets.hex("617801617802")));
    open("unknown-null-key", map(4, UID, A, CHANNEL, C, MESSAGE, HI_ITEM).then(Octets.hex("f601")));
    open(
        "unknown-integer-key",
        map(4, UID, A, CHANNEL, C, MESSAGE, HI_ITEM).then(Octets.hex("1863 01".replace(" ", ""))));
  }

  private void open(String id, Octets body) {
    pack.may("open." + id, "may be refused; if accepted, then as the same message", EITHER_CLAUSE)
        .flags("OtherSpelling")
        .ask(Op.DECODE, frame(body))
        .either("legacy", value());
  }

  private void tolerated(String id, Octets body) {
    spelled(id, body, HI);
  }

  private void spelled(String id, Octets body, Octets message) {
    pack.should(id, "another spelling of the same message", "V1-CBOR-07")
        .flags("OnlyCanonical")
        .ask(Op.DECODE, frame(body))
        .accept(Fields.of().ids((int) KEY, KEY).message("A", "c", message));
  }
}
