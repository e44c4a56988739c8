package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Cbor.ARRAY;
import static org.mles.conformance.vector.source.Cbor.BREAK;
import static org.mles.conformance.vector.source.Cbor.MAP;
import static org.mles.conformance.vector.source.Cbor.bytes;
import static org.mles.conformance.vector.source.Cbor.head;
import static org.mles.conformance.vector.source.Cbor.indefinite;
import static org.mles.conformance.vector.source.Cbor.items;
import static org.mles.conformance.vector.source.Cbor.map;
import static org.mles.conformance.vector.source.Cbor.text;

import java.util.Arrays;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.VectorPack;
import tools.jackson.databind.JsonNode;

/** Resync frames: a list of whole v1 frames in the body of one. */
final class ResyncPack {
  private static final long KEY = Wire.exampleKey();
  private static final int CID = (int) KEY;
  private static final Octets JOIN = Wire.emptyJoin();
  private static final Octets HELLO = Wire.hello();
  private static final Octets ITEM = text("encoded_msg");
  private static final Octets NAME = text("resync_message");
  private static final String TWIN = "decode.two";

  private final PackDraft pack =
      new PackDraft(
              "resync",
              "v1",
              "Resync frames: the retained history of a channel, oldest first, as whole frames in"
                  + " the body of one frame.")
          .note(
              "BareStrings",
              "ENCODING",
              "Items are not wrapped in maps, as the short form of an old text suggests.",
              "RSY-01")
          .note(
              "BareBodies",
              "ENCODING",
              "Items lack their headers: a server that cuts 16 octets off reads nonsense.",
              "RSY-02")
          .note(
              "HeadBoundary",
              "BOUNDARY",
              "A count or length is written in too few octets, or read with the wrong width.",
              "RSY-01",
              "V1-CBOR-03")
          .note(
              "NoItems",
              "VALIDATION",
              "A resync without items joins something although it names nobody.",
              "RSY-13")
          .note(
              "ShortItem",
              "RESOURCE",
              "An item shorter than a header is cut anyway: one frame ends the process.",
              "RSY-11")
          .note(
              "NotAResync",
              "VALIDATION",
              "Something else is taken for a resync and its octets for history.",
              "RSY-01")
          .note(
              "LengthOverflow",
              "BOUNDARY",
              "A resync over 24 bits is sent with a wrong length: the stream is out of step.",
              "V1-HDR-10")
          .note(
              "OtherSpelling",
              "PARSING",
              "Recorded only: a looser or stricter reader than ours.",
              "RSY-01");

  VectorPack build() {
    examples();
    boundaries();
    limits();
    spellings();
    itemsOfNoFrame();
    refused();
    return pack.build();
  }

  private void examples() {
    pack.group("examples", "what peers send, out and in");
    both("one", "one frame", "RSY-14", HELLO);
    both("two", "two frames, in order", "RSY-01", JOIN, HELLO);
    both("two-reversed", "the order is the sender's", "RSY-01", HELLO, JOIN);
    both("two-equal", "equal frames are two frames", "RSY-01", HELLO, HELLO);
    Octets other = Wire.frame(9, 10, Cbor.message("Other", Wire.CHANNEL, Wire.HELLO));
    both("free-key-later", "later items may carry any key and CID", "RSY-02", JOIN, other);
    Octets garbage = Wire.frame(9, 10, Octets.hex("ffff"));
    both("opaque-later", "bodies of later items are opaque", "RSY-02", JOIN, garbage);
  }

  private void both(String id, String comment, String clause, Octets... frames) {
    encoded(id, comment, clause, frames);
    decoded(id, comment, clause, frames);
  }

  private void encoded(String id, String comment, String clause, Octets... frames) {
    pack.must("encode." + id, comment, clause, "RSY-02")
        .flags("BareStrings", "HeadBoundary")
        .ask(Op.RESYNC_ENCODE, list(frames))
        .accept(Fields.of().octets("hex", frame(Cbor.resync(frames))));
  }

  private void decoded(String id, String comment, String clause, Octets... frames) {
    pack.must("decode." + id, comment, clause, "RSY-02")
        .flags("BareStrings", "HeadBoundary")
        .ask(Op.RESYNC_DECODE, Fields.of().octets("hex", frame(Cbor.resync(frames))))
        .accept(list(frames));
  }

  private static Fields list(Octets... frames) {
    return Fields.of()
        .ids(CID, KEY)
        .list("items", Arrays.stream(frames).map(Octets::toJson).toList());
  }

  private static Octets frame(Octets body) {
    return Wire.frame(CID, KEY, body);
  }

  private void boundaries() {
    pack.group("heads", "counts and lengths at the limits of the heads");
    for (int count : new int[] {23, 24, 255, 256}) {
      Octets[] frames = new Octets[count];
      Arrays.fill(frames, Wire.frame(7, 1, Octets.hex("00")));
      both("count-" + count, count + " frames", "RSY-01", frames);
    }
    for (int octets : new int[] {23, 24, 255, 256, 65535, 65536}) {
      Octets frame = Wire.frame(7, 1, Octets.repeat('a', octets - 16));
      both("item-" + octets, "a frame of " + octets + " octets", "RSY-01", JOIN, frame);
    }
  }

  private void limits() {
    pack.group("limits", "resyncs at the limit of a frame");
    int room = Wire.MAX_BODY - 1 - 15 - 1 - 13 - 5;
    Octets fits = Wire.frame(7, 1, Octets.repeat('a', room - 16));
    Octets over = Wire.frame(7, 1, Octets.repeat('a', room - 15));
    both("body-max", "a body of exactly 0xffffff octets", "V1-HDR-09", fits);
    pack.must("encode.body-over", "one octet more does not fit", "V1-HDR-10")
        .flags("LengthOverflow")
        .twin("encode.body-max")
        .ask(Op.RESYNC_ENCODE, list(over))
        .reject("length");
    Octets[] many = new Octets[20];
    Arrays.fill(many, Wire.frame(7, 1, Octets.repeat('a', 1 << 20)));
    pack.must("encode.twenty-mebibytes", "twenty frames of 1 MiB do not fit", "V1-HDR-10")
        .flags("LengthOverflow")
        .twin("encode.two")
        .ask(Op.RESYNC_ENCODE, list(many))
        .reject("length");
  }

  private void spellings() {
    pack.group("spellings", "the same resync, spelled otherwise");
    Octets two = items(item(bytes(JOIN)), item(bytes(HELLO)));
    tolerated("indefinite-array", map(1, NAME, indefinite(ARRAY), two, BREAK));
    tolerated("indefinite-map", items(indefinite(MAP), NAME, head(ARRAY, 2), two, BREAK));
    Octets inner = items(indefinite(MAP), ITEM, bytes(JOIN), BREAK, item(bytes(HELLO)));
    tolerated("indefinite-item", map(1, NAME, head(ARRAY, 2), inner));
    Octets chunked = items(indefinite(2), bytes(Octets.hex("4d")), bytes(rest(JOIN)), BREAK);
    tolerated("indefinite-octets", map(1, NAME, head(ARRAY, 2), item(chunked), item(bytes(HELLO))));
    tolerated("long-count", map(1, NAME, head(ARRAY, 2, 4), two));
    tolerated("unknown-key", map(2, NAME, head(ARRAY, 2), two, text("x"), Octets.hex("01")));
    tolerated("unknown-key-first", map(2, text("x"), Octets.hex("01"), NAME, head(ARRAY, 2), two));
    open("outer-array", items(head(ARRAY, 1), head(ARRAY, 2), two));
    pack.should("spelling.message-with-resync", "a message that is a resync too", "RSY-22")
        .flags("OtherSpelling")
        .ask(
            Op.RESYNC_DECODE,
            Fields.of().octets("hex", frame(withMessage(items(NAME, head(ARRAY, 2), two)))))
        .accept(list(JOIN, HELLO));
  }

  private static Octets rest(Octets frame) {
    byte[] all = frame.toBytes();
    return Octets.of(Arrays.copyOfRange(all, 1, all.length));
  }

  private static Octets item(Octets value) {
    return map(1, ITEM, value);
  }

  private static Octets withMessage(Octets pair) {
    Octets message = items(Cbor.MESSAGE, bytes(Cbor.utf8("hi")));
    return map(4, Cbor.UID, text("A"), Cbor.CHANNEL, text("c"), message, pair);
  }

  private void tolerated(String id, Octets body) {
    pack.should("spelling." + id, "another spelling of two frames", "V1-CBOR-07", "RSY-01")
        .flags("OtherSpelling")
        .ask(Op.RESYNC_DECODE, Fields.of().octets("hex", frame(body)))
        .accept(list(JOIN, HELLO));
  }

  private void open(String id, Octets body) {
    pack.may("open." + id, "if taken for a resync, then for this one", "RSY-01")
        .flags("OtherSpelling")
        .ask(Op.RESYNC_DECODE, Fields.of().octets("hex", frame(body)))
        .either("legacy", list(JOIN, HELLO));
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
    lax("other-type", "not a v1 frame", "ShortItem", Octets.hex("4e").then(rest(JOIN)));
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

  private void no(String id, String comment, String clause, String flag, Octets body) {
    JsonNode hex = frame(body).toJson();
    pack.must("refused." + id, comment, clause)
        .flags(flag)
        .twin(TWIN)
        .ask(Op.RESYNC_DECODE, Fields.of().json("hex", hex))
        .reject("body");
  }
}
