package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Cbor.ARRAY;
import static org.mles.conformance.vector.source.Cbor.bytes;
import static org.mles.conformance.vector.source.Cbor.head;
import static org.mles.conformance.vector.source.Cbor.items;
import static org.mles.conformance.vector.source.Cbor.map;
import static org.mles.conformance.vector.source.Cbor.text;
import static org.mles.conformance.vector.source.ResyncPack.HELLO;
import static org.mles.conformance.vector.source.ResyncPack.ITEM;
import static org.mles.conformance.vector.source.ResyncPack.JOIN;
import static org.mles.conformance.vector.source.ResyncPack.NAME;
import static org.mles.conformance.vector.source.ResyncPack.frame;
import static org.mles.conformance.vector.source.ResyncPack.item;
import static org.mles.conformance.vector.source.ResyncPack.list;

import java.util.Arrays;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import tools.jackson.databind.JsonNode;

/** Resync frames whose items are no frames, and bodies that are no resync. */
final class BrokenResyncs {
  private static final String TWIN = "decode.two";

  private final PackDraft pack;

  BrokenResyncs(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    itemsOfNoFrame();
    refused();
  }

  private void itemsOfNoFrame() {
    pack.group("items", "items that a codec may pass on but a server must refuse");
    Octets body = Cbor.message(Wire.UID, Wire.CHANNEL, Octets.NONE);
    Octets second = Cbor.message(Wire.UID, Wire.CHANNEL, Cbor.utf8("x"));
    lax("bare-bodies", "bodies without headers", "BareBodies", body, second);
    lax("one-octet", "an item of one octet", "ShortItem", Cbor.utf8("a"));
    lax("three-octets", "an item of three octets", "ShortItem", Cbor.utf8("abc"));
    lax("two-short", "two short items", "ShortItem", Cbor.utf8("ab"), Cbor.utf8("c"));
    lax("empty-item", "an item of no octets", "ShortItem", Octets.NONE);
    lax("fifteen-octets", "one octet less than a header", "ShortItem", Octets.repeat('M', 15));
    lax("header-only", "a header and no body", "ShortItem", Wire.header(1, 1));
    lax("other-type", "not a v1 frame", "ShortItem", Octets.hex("4e").then(Wire.untyped(JOIN)));
    lax("octet-more", "an octet after the frame", "ShortItem", JOIN.then(Octets.hex("00")));
    lax("long-256", "256 octets that are no frame", "ShortItem", Octets.repeat('a', 256));
    lax("long-65536", "65536 octets that are no frame", "ShortItem", Octets.repeat('a', 65536));
    for (int count : new int[] {23, 24, 256}) {
      Octets[] short1 = new Octets[count];
      Arrays.fill(short1, Cbor.utf8("a"));
      lax("short-count-" + count, count + " items of one octet", "ShortItem", short1);
    }
    lax("nested", "a resync inside a resync", "NotAResync", frame(Cbor.resync(JOIN, HELLO)));
  }

  private void lax(String id, String comment, String flag, Octets... items) {
    pack.may("lax.encode." + id, comment, "RSY-02", "RSY-11")
        .flags(flag)
        .ask(Op.RESYNC_ENCODE, list(items))
        .either("unspecified", Fields.of().octets("hex", frame(Cbor.resync(items))));
    pack.may("lax.decode." + id, comment, "RSY-02", "RSY-11")
        .flags(flag)
        .ask(Op.RESYNC_DECODE, Fields.of().octets("hex", frame(Cbor.resync(items))))
        .either("unspecified", list(items));
  }

  private void refused() {
    pack.group("refused", "bodies that are no resync");
    Octets two = items(item(bytes(JOIN)), item(bytes(HELLO)));
    no("no-items", "zero items are no resync", "RSY-13", "NoItems", Cbor.resync());
    no(
        "no-items-indefinite",
        "zero items are no resync",
        "RSY-13",
        "NoItems",
        map(1, NAME, Octets.hex("9fff")));
    no("message", "a message is no resync", "RSY-01", "NotAResync", CborPack.CANONICAL);
    no(
        "one-byte-string",
        "one byte string",
        "RSY-01",
        "BareStrings",
        map(1, NAME, bytes(JOIN.then(HELLO))));
    no(
        "bare-strings",
        "byte strings without maps",
        "RSY-01",
        "BareStrings",
        map(1, NAME, head(ARRAY, 2), bytes(JOIN), bytes(HELLO)));
    no(
        "text-items",
        "items as text",
        "RSY-01",
        "NotAResync",
        map(1, NAME, head(ARRAY, 1), item(text("M"))));
    no(
        "integer-items",
        "items as integers",
        "RSY-01",
        "NotAResync",
        map(1, NAME, Octets.hex("820102")));
    no(
        "null-item",
        "an item that is null",
        "RSY-01",
        "NotAResync",
        map(1, NAME, head(ARRAY, 1), item(Octets.hex("f6"))));
    no(
        "item-name",
        "items under another name",
        "RSY-01",
        "NotAResync",
        map(1, NAME, head(ARRAY, 1), map(1, text("msg"), bytes(JOIN))));
    no(
        "empty-item-map",
        "an item that is an empty map",
        "RSY-01",
        "NotAResync",
        map(1, NAME, head(ARRAY, 1), map(0)));
    twice("item-field-twice", bytes(HELLO), bytes(JOIN));
    twice("item-field-twice-equal", bytes(JOIN), bytes(JOIN));
    twice("item-field-twice-second-right", text("M"), bytes(JOIN));
    twice("item-field-twice-first-right", bytes(JOIN), text("M"));
    no(
        "name",
        "the list under another name",
        "RSY-01",
        "NotAResync",
        map(1, text("resync"), head(ARRAY, 2), two));
    no(
        "name-case",
        "the name in other letters",
        "RSY-01",
        "NotAResync",
        map(1, text("Resync_Message"), head(ARRAY, 2), two));
    no("list-only", "the list without its map", "RSY-01", "NotAResync", items(head(ARRAY, 2), two));
    no(
        "map-of-items",
        "a map instead of the list",
        "RSY-01",
        "NotAResync",
        map(1, NAME, map(1, ITEM, bytes(JOIN))));
    no(
        "null-list",
        "null instead of the list",
        "RSY-01",
        "NotAResync",
        map(1, NAME, Octets.hex("f6")));
    no("empty-map", "an empty map", "RSY-01", "NotAResync", map(0));
    no(
        "truncated-item",
        "the last item cut short",
        "RSY-01",
        "NotAResync",
        map(1, NAME, head(ARRAY, 1), map(1, ITEM, head(2, 63), JOIN)));
    no(
        "count-one-more",
        "one item less than announced",
        "RSY-01",
        "NotAResync",
        map(1, NAME, head(ARRAY, 3), two));
    no(
        "count-one-less",
        "one item more than announced",
        "RSY-01",
        "NotAResync",
        map(1, NAME, head(ARRAY, 1), two));
    no(
        "trailing",
        "an octet after the map",
        "V1-CBOR-10",
        "NotAResync",
        Cbor.resync(JOIN, HELLO).then(Octets.hex("00")));
    no(
        "count-huge",
        "a count far beyond the body",
        "V1-CBOR-14",
        "HeadBoundary",
        map(1, NAME, Octets.hex("9a7fffffff")));
    no(
        "item-huge",
        "an item far beyond the body",
        "V1-CBOR-14",
        "HeadBoundary",
        map(1, NAME, head(ARRAY, 1), map(1, ITEM, Octets.hex("5a7fffffff"))));
    no("garbage", "no CBOR", "RSY-01", "NotAResync", Octets.hex("ffffffff"));
  }

  private void twice(String id, Octets first, Octets second) {
    Octets item = map(2, ITEM, first, ITEM, second);
    String comment = "an item with its field twice";
    no(id, comment, "RSY-01", "NotAResync", map(1, NAME, head(ARRAY, 1), item));
  }

  private void no(String id, String comment, String clause, String flag, Octets body) {
    JsonNode hex = frame(body).toJson();
    pack.must("refused." + id, comment, clause)
        .flags(flag)
        .twin(TWIN)
        .ask(Op.RESYNC_DECODE, Fields.of().json("hex", hex))
        .reject("body");
  }
}
