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

/** Resync frames: a list of whole v1 frames in the body of one. */
final class ResyncPack {
  private static final long KEY = Wire.exampleKey();
  private static final int CID = (int) KEY;
  static final Octets JOIN = Wire.emptyJoin();
  static final Octets HELLO = Wire.hello();
  static final Octets ITEM = text("encoded_msg");
  static final Octets NAME = text("resync_message");

  private final PackDraft pack =
      new PackDraft(
          "resync",
          "v1",
          "Resync frames: the retained history of a channel, oldest first, as whole frames in"
              + " the body of one frame.");

  VectorPack build() {
    ResyncNotes.write(pack);
    examples();
    boundaries();
    limits();
    spellings();
    new BrokenResyncs(pack).write();
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

  static Fields list(Octets... frames) {
    return Fields.of()
        .ids(CID, KEY)
        .list("items", Arrays.stream(frames).map(Octets::toJson).toList());
  }

  static Octets frame(Octets body) {
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
    Octets chunked =
        items(indefinite(2), bytes(Octets.hex("4d")), bytes(Wire.untyped(JOIN)), BREAK);
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

  static Octets item(Octets value) {
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
}
