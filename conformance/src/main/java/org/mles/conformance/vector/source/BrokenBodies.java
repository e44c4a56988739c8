package org.mles.conformance.vector.source;

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
import static org.mles.conformance.vector.source.CborPack.A;
import static org.mles.conformance.vector.source.CborPack.C;
import static org.mles.conformance.vector.source.CborPack.CANONICAL;
import static org.mles.conformance.vector.source.CborPack.HI;

import java.util.HexFormat;
import java.util.List;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** Bodies of first frames that are no message, each under a key that is right. */
final class BrokenBodies {
  private static final Octets HI_ITEM = bytes(HI);
  private static final List<Octets> PAIRS = CborPack.pairs();
  private static final String TWIN = "decode.canonical";

  private final PackDraft pack;

  BrokenBodies(PackDraft pack) {
    this.pack = pack;
  }

  static void notes(PackDraft pack) {
    pack.note(
            "HeadNotShortest",
            "ENCODING",
            "An encoder writes longer heads than needed: strict readers refuse, hashes differ.",
            "V1-CBOR-03")
        .note(
            "HeadBoundary",
            "BOUNDARY",
            "A length is written in too few octets, or read with the wrong width.",
            "V1-CBOR-03")
        .note(
            "TextChanged",
            "NORMALISATION",
            "Names change on their way, or lengths count characters instead of octets.",
            "V1-CBOR-04")
        .note(
            "FixedOffsets",
            "PARSING",
            "A reader finds fields by offset, so another order gives other fields.",
            "V1-CBOR-06")
        .note(
            "OnlyCanonical",
            "PARSING",
            "A reader knows only the spelling that it writes itself.",
            "V1-CBOR-07")
        .note("UnknownKey", "PARSING", "The protocol cannot be extended.", "V1-CBOR-08")
        .note(
            "OtherSpelling",
            "PARSING",
            "Recorded only: old servers read it, new ones need not.",
            "V1-CBOR-13")
        .note(
            "Duplicate",
            "AUTHENTICATION",
            "Two readers see two names in one body: one is authenticated, the other joins.",
            "V1-CBOR-09")
        .note(
            "Missing",
            "VALIDATION",
            "A field that is not there is taken for empty: everybody can reach channel \"\".",
            "V1-CBOR-09")
        .note(
            "CutShort",
            "VALIDATION",
            "A body that ends early is read as if its rest were empty.",
            "V1-CBOR-17")
        .note(
            "Trailing",
            "VALIDATION",
            "Octets after the message are lost silently, or smuggled past the reader.",
            "V1-CBOR-10")
        .note(
            "InvalidUtf8",
            "ENCODING",
            "Different octets become one name: somebody else's channel can be entered.",
            "V1-CBOR-11")
        .note("WrongType", "VALIDATION", "A value of another type is converted.", "V1-CBOR-16")
        .note(
            "NotAMessage",
            "VALIDATION",
            "An unreadable body is replaced by an empty one and joins channel \"\".",
            "V1-CBOR-12")
        .note(
            "DeclaredHuge",
            "RESOURCE",
            "Memory is taken for octets that were announced and never sent.",
            "V1-CBOR-14")
        .note(
            "Nesting",
            "RESOURCE",
            "Depth is limited by the stack only: one frame ends the process.",
            "V1-CBOR-15");
  }

  void write() {
    duplicates();
    missing();
    trailing();
    truncated();
    invalidText();
    wrongTypes();
    notMaps();
    malformed();
    emptyNames();
    resources();
  }

  private void duplicates() {
    pack.group("duplicates", "a field twice; the key is right for either value");
    Octets otherUid = UID.then(text("B"));
    Octets otherChannel = CHANNEL.then(text("d"));
    Octets otherMessage = MESSAGE.then(bytes(Cbor.utf8("ho")));
    twice("uid", otherUid, "B", "c");
    twice("channel", otherChannel, "A", "d");
    twice("message", otherMessage, "A", "c");
    refused(
        "duplicate.uid-equal", "the same uid twice", "V1-CBOR-09", "Duplicate", four(UID.then(A)));
    refused(
        "duplicate.channel-equal",
        "the same channel twice",
        "V1-CBOR-09",
        "Duplicate",
        four(CHANNEL.then(C)));
    Octets longHead = items(head(TEXT, 3, 1), Cbor.utf8("uid"), text("B"));
    refused(
        "duplicate.uid-long-head",
        "the second key in another spelling",
        "V1-CBOR-09",
        "Duplicate",
        four(longHead));
    Octets chunked = items(indefinite(TEXT), text("u"), text("id"), BREAK, text("B"));
    refused(
        "duplicate.uid-chunked",
        "the second key in chunks",
        "V1-CBOR-09",
        "Duplicate",
        four(chunked));
    Octets indefinite =
        items(indefinite(MAP), PAIRS.get(0), PAIRS.get(1), PAIRS.get(2), otherUid, BREAK);
    refused(
        "duplicate.uid-indefinite-map",
        "in a map without a length",
        "V1-CBOR-09",
        "Duplicate",
        indefinite);
  }

  private static Octets four(Octets fourth) {
    return map(4, PAIRS.get(0), PAIRS.get(1), PAIRS.get(2), fourth);
  }

  private void twice(String field, Octets other, String uid, String channel) {
    long otherKey = Wire.key(Wire.SHARED_KEY, uid, channel);
    Octets last = four(other);
    Octets first = map(4, other, PAIRS.get(0), PAIRS.get(1), PAIRS.get(2));
    duplicate(field + "-last-key-of-first", last, CborPack.KEY);
    duplicate(field + "-first-key-of-last", first, CborPack.KEY);
    if (otherKey != CborPack.KEY) {
      duplicate(field + "-last-key-of-last", last, otherKey);
      duplicate(field + "-first-key-of-first", first, otherKey);
    }
  }

  private void duplicate(String id, Octets body, long key) {
    Fields ask = Fields.of().octets("hex", Wire.frame(key, body)).shared(Wire.SHARED_KEY);
    pack.must("duplicate." + id, "two values for one field", "V1-CBOR-09")
        .flags("Duplicate")
        .twin(TWIN)
        .ask(Op.DECODE, ask)
        .reject("body");
  }

  private void missing() {
    pack.group("missing", "a field is not there");
    String[] names = {"uid", "channel", "message"};
    for (int gone = 0; gone < 3; gone++) {
      int one = gone == 0 ? 1 : 0;
      int two = gone == 2 ? 1 : 2;
      lacks(names[gone], map(2, PAIRS.get(one), PAIRS.get(two)));
      lacks("all-but-" + names[gone], map(1, PAIRS.get(gone)));
    }
    lacks("everything", map(0));
    lacks("everything-indefinite", Octets.hex("bfff"));
    lacks("uid-other-case", map(3, text("Uid"), A, PAIRS.get(1), PAIRS.get(2)));
    lacks("uid-upper-case", map(3, text("UID"), A, PAIRS.get(1), PAIRS.get(2)));
    lacks("uid-misspelt", map(3, text("user"), A, PAIRS.get(1), PAIRS.get(2)));
    lacks("uid-with-space", map(3, text("uid "), A, PAIRS.get(1), PAIRS.get(2)));
    lacks("message-short-name", map(3, PAIRS.get(0), PAIRS.get(1), text("msg"), HI_ITEM));
    lacks("nested-one-deeper", map(1, text("x"), CANONICAL));
    lacks(
        "message-and-resync-name",
        map(3, PAIRS.get(0), PAIRS.get(1), text("encoded_msg"), HI_ITEM));
  }

  private void lacks(String id, Octets body) {
    refused("missing." + id, "a field is missing", "V1-CBOR-09", "Missing", body);
  }

  private void trailing() {
    pack.group("trailing", "octets after the map, inside the announced length");
    for (String after : List.of("00", "ff", "f6", "a0", "0000000000000000")) {
      refused(
          "trailing." + after,
          "0x" + after + " after the map",
          "V1-CBOR-10",
          "Trailing",
          CANONICAL.then(Octets.hex(after)));
    }
    refused(
        "trailing.body-again",
        "the body twice",
        "V1-CBOR-10",
        "Trailing",
        CANONICAL.then(CANONICAL));
    refused(
        "trailing.frame",
        "a frame after the map",
        "V1-CBOR-10",
        "Trailing",
        CANONICAL.then(Wire.hello()));
    refused(
        "trailing.pair",
        "a pair more than the map counts",
        "V1-CBOR-10",
        "Trailing",
        CANONICAL.then(Octets.hex("617801")));
  }

  private void truncated() {
    pack.group("truncated", "a body that ends early, under a header that says so");
    String whole = HexFormat.of().formatHex(CANONICAL.toBytes());
    for (int octets = 1; octets < CANONICAL.length(); octets++) {
      Octets part = Octets.hex(whole.substring(0, 2 * octets));
      refused(
          "truncated.after-%02d".formatted(octets),
          octets + " octets of " + CANONICAL.length(),
          "V1-CBOR-17",
          "CutShort",
          part);
    }
    refused(
        "truncated.map-counts-four",
        "a map that announces four pairs",
        "V1-CBOR-17",
        "CutShort",
        map(4, PAIRS.get(0), PAIRS.get(1), PAIRS.get(2)));
    refused(
        "truncated.no-break",
        "a map without its end",
        "V1-CBOR-17",
        "CutShort",
        items(indefinite(MAP), PAIRS.get(0), PAIRS.get(1), PAIRS.get(2)));
    refused(
        "truncated.map-counts-two",
        "a map that announces two pairs",
        "V1-CBOR-10",
        "Trailing",
        map(2, PAIRS.get(0), PAIRS.get(1), PAIRS.get(2)));
  }

  private void invalidText() {
    pack.group("invalid-text", "names that are not UTF-8");
    String[][] broken = {
      {"ff", "an octet that never occurs"},
      {"fe", "an octet that never occurs"},
      {"80", "a continuation without a start"},
      {"c3", "a start without continuation"},
      {"c328", "a start and an ASCII letter"},
      {"c080", "overlong NUL"},
      {"c1bf", "overlong DEL"},
      {"e08080", "overlong NUL in three"},
      {"e09fbf", "overlong in three"},
      {"f0808080", "overlong in four"},
      {"eda080", "a high surrogate"},
      {"edb080", "a low surrogate"},
      {"eda0bdedb880", "a surrogate pair"},
      {"f4908080", "above U+10FFFF"},
      {"f5808080", "a start that never occurs"},
      {"f888808080", "five octets"},
      {"e697", "a character cut short"},
      {"f09f98", "a character cut short"},
      {"41ff", "an A first"},
      {"ff41", "an A last"},
    };
    for (String[] each : broken) {
      Octets text = text(Octets.hex(each[0]));
      invalid("uid-" + each[0], each[1], map(3, UID, text, PAIRS.get(1), PAIRS.get(2)));
      invalid("channel-" + each[0], each[1], map(3, PAIRS.get(0), CHANNEL, text, PAIRS.get(2)));
    }
    Octets chunked = items(indefinite(TEXT), text(Octets.hex("ff")), BREAK);
    invalid("uid-chunk", "inside a chunk", map(3, UID, chunked, PAIRS.get(1), PAIRS.get(2)));
    Octets split = items(indefinite(TEXT), text(Octets.hex("c3")), text(Octets.hex("84")), BREAK);
    pack.may("text.split-character", "a character split over two chunks", "V1-CBOR-11")
        .flags("InvalidUtf8")
        .ask(Op.DECODE, CborPack.frame(map(3, UID, split, PAIRS.get(1), PAIRS.get(2))))
        .either("unspecified");
  }

  private void invalid(String id, String comment, Octets body) {
    refused("text." + id, comment, "V1-CBOR-11", "InvalidUtf8", body);
  }

  private void wrongTypes() {
    pack.group("wrong-types", "a field with a value of another type");
    String[][] values = {
      {"int", "01"},
      {"negative", "20"},
      {"array", "80"},
      {"array-of-text", "816141"},
      {"map", "a0"},
      {"false", "f4"},
      {"true", "f5"},
      {"null", "f6"},
      {"undefined", "f7"},
      {"half-float", "f93c00"},
      {"double", "fb3ff199999999999a"},
    };
    for (String[] value : values) {
      Octets item = Octets.hex(value[1]);
      typed("uid-" + value[0], map(3, UID, item, PAIRS.get(1), PAIRS.get(2)));
      typed("channel-" + value[0], map(3, PAIRS.get(0), CHANNEL, item, PAIRS.get(2)));
      if (!"array".equals(value[0])) {
        typed("message-" + value[0], map(3, PAIRS.get(0), PAIRS.get(1), MESSAGE, item));
      }
    }
    typed(
        "message-array-with-256",
        map(3, PAIRS.get(0), PAIRS.get(1), MESSAGE, Octets.hex("81190100")));
    typed(
        "message-array-negative", map(3, PAIRS.get(0), PAIRS.get(1), MESSAGE, Octets.hex("8120")));
    typed("uid-bytes-invalid", map(3, UID, bytes(Octets.hex("ff")), PAIRS.get(1), PAIRS.get(2)));
  }

  private void typed(String id, Octets body) {
    refused("type." + id, "a value of the wrong type", "V1-CBOR-16", "WrongType", body);
  }

  private void notMaps() {
    pack.group("not-a-map", "whole items that are no map");
    String[][] bodies = {
      {"int", "00"},
      {"negative", "20"},
      {"bytes", "42a0a0"},
      {"text", "626869"},
      {"array", "80"},
      {"false", "f4"},
      {"null", "f6"},
      {"undefined", "f7"},
      {"double", "fb3ff199999999999a"},
      {"tagged-int", "c001"},
      {"array-of-2", "8261416163"},
      {"array-of-4", "846141616342686901"},
      {"json", "7b22756964223a2241227d"},
      {"http", "474554202f20485454502f312e310d0a"},
      {"zeros", "00000000"},
      {"ones", "ffffffff"},
      {"array-of-maps", "81a0"},
      {"int-keys-wrong-types", "a3000001010202"},
    };
    for (String[] body : bodies) {
      refused(
          "not-map." + body[0], "no map at all", "V1-CBOR-01", "NotAMessage", Octets.hex(body[1]));
    }
    Octets wrapped = bytes(CANONICAL);
    refused(
        "not-map.body-in-bytes", "the body as a byte string", "V1-CBOR-01", "NotAMessage", wrapped);
    refused(
        "not-map.body-in-array",
        "the body in an array",
        "V1-CBOR-01",
        "NotAMessage",
        Octets.hex("81").then(CANONICAL));
    Octets resync = Cbor.resync(Wire.emptyJoin());
    refused("not-map.resync", "a resync is no message", "V1-CBOR-09", "NotAMessage", resync);
    refused(
        "not-map.resync-short-item",
        "neither is one of a single octet",
        "V1-CBOR-09",
        "NotAMessage",
        Cbor.resync(Cbor.utf8("x")));
  }

  private void malformed() {
    pack.group("malformed", "octets that no CBOR reader may accept");
    String[][] uids = {
      {"reserved-28", "1c"},
      {"reserved-29", "3d"},
      {"reserved-30", "7e"},
      {"indefinite-int", "1f"},
      {"indefinite-negative", "3f"},
      {"indefinite-tag", "df"},
      {"break", "ff"},
      {"chunk-of-other-type", "7f4141ff"},
      {"chunk-nested", "7f7f6141ffff"},
      {"chunk-of-int", "7f01ff"},
      {"simple-in-two", "f818"},
    };
    for (String[] uid : uids) {
      Octets body = map(3, UID, Octets.hex(uid[1]), PAIRS.get(1), PAIRS.get(2));
      refused(
          "malformed.uid-" + uid[0], "a value that is not CBOR", "V1-CBOR-01", "NotAMessage", body);
    }
    Octets odd = items(indefinite(MAP), PAIRS.get(0), PAIRS.get(1), PAIRS.get(2), text("x"), BREAK);
    refused("malformed.odd-map", "a key without a value", "V1-CBOR-01", "NotAMessage", odd);
  }

  private void emptyNames() {
    pack.group("empty-names", "the key of empty names does not make a body of garbage legal");
    long key = Wire.key(Wire.SHARED_KEY, "", "");
    String[][] bodies = {
      {"garbage", "ffffffffffff"},
      {"int", "00"},
      {"empty-map", "a0"},
      {"truncated", "a363756964"},
      {"json", "7b7d"},
      {"resync-empty", "a16e726573796e635f6d65737361676580"},
    };
    Octets legal = Cbor.message("", "", Octets.NONE);
    pack.must("empty-names.legal", "empty names in a real body", "V1-CBOR-05")
        .ask(Op.DECODE, keyed(key, legal))
        .accept(Fields.of().ids((int) key, key).message("", "", Octets.NONE));
    for (String[] body : bodies) {
      pack.must("empty-names." + body[0], "not a body", "V1-CBOR-12")
          .flags("NotAMessage")
          .twin("empty-names.legal")
          .ask(Op.DECODE, keyed(key, Octets.hex(body[1])))
          .reject("body");
    }
  }

  private static Fields keyed(long key, Octets body) {
    return Fields.of().octets("hex", Wire.frame(key, body)).shared(Wire.SHARED_KEY);
  }

  private void resources() {
    pack.group("resources", "small bodies that ask for much");
    Octets before = items(PAIRS.get(0), PAIRS.get(1), MESSAGE);
    String[] heads = {"5a7fffffff", "5affffffff", "5b7fffffffffffffff", "5bffffffffffffffff"};
    for (String head : heads) {
      huge("message-" + head, map(3, before, Octets.hex(head)));
    }
    huge("uid-7a7fffffff", map(3, UID, Octets.hex("7a7fffffff")));
    huge("uid-7bffffffffffffffff", map(3, UID, Octets.hex("7bffffffffffffffff")));
    huge("key-7a7fffffff", map(3, Octets.hex("7a7fffffff")));
    huge("map-ba7fffffff", Octets.hex("ba7fffffff").then(before).then(HI_ITEM));
    huge("map-bbffffffffffffffff", Octets.hex("bbffffffffffffffff").then(before).then(HI_ITEM));
    huge("array-9a7fffffff", CborPack.with("x", Octets.hex("9a7fffffff")));
    huge("array-9bffffffffffffffff", CborPack.with("x", Octets.hex("9bffffffffffffffff")));
    huge("chunk-5a7fffffff", map(3, before, indefinite(BYTES), Octets.hex("5a7fffffff")));
    nested(300, 0x81);
    nested(100_000, 0x81);
    nested(100_000, 0xC1);
    nested(100_000, 0x9F);
  }

  private void huge(String id, Octets body) {
    pack.impl("huge." + id, "a length far beyond the body", "V1-CBOR-14")
        .flags("DeclaredHuge")
        .twin(TWIN)
        .ask(Op.DECODE, CborPack.frame(body))
        .reject("body");
  }

  private void nested(int depth, int octet) {
    String id = "depth.%02x-%d".formatted(octet, depth);
    Octets value = items(Octets.repeat(octet, depth), Octets.hex("01"));
    Octets closed = octet == 0x9F ? value.then(Octets.repeat(0xFF, depth)) : value;
    PackDraft.Test test =
        pack.impl(id, depth + " levels in a value that is skipped", "V1-CBOR-15")
            .flags("Nesting")
            .twin(TWIN)
            .ask(Op.DECODE, CborPack.frame(CborPack.with("x", closed)));
    if (octet == 0xC1) {
      test.either("unspecified");
    } else {
      test.reject("body");
    }
  }

  private void refused(String id, String comment, String clause, String flag, Octets body) {
    pack.must(id, comment, clause)
        .flags(flag)
        .twin(TWIN)
        .ask(Op.DECODE, CborPack.frame(body))
        .reject("body");
  }
}
