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
import static org.mles.conformance.vector.source.CborPack.HI_ITEM;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** Bodies of first frames that are no message, each under a key that is right. */
final class BrokenBodies {
  private static final List<Octets> PAIRS = CborPack.pairs();
  static final String TWIN = "decode.canonical";

  private final PackDraft pack;

  BrokenBodies(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    duplicates();
    missing();
    trailing();
    truncated();
    new BrokenValues(pack).write();
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
          String.format(Locale.ROOT, "truncated.after-%02d", octets),
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
    String id = String.format(Locale.ROOT, "depth.%02x-%d", octet, depth);
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
