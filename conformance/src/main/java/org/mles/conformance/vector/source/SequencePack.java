package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.HELLO;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;
import static org.mles.conformance.vector.source.Wire.UID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.VectorPack;
import tools.jackson.databind.JsonNode;

/** What a server's end of one connection makes of a stream: a join, later frames, a refusal. */
final class SequencePack {
  private static final long KEY = Wire.exampleKey();
  private static final Octets JOIN = Wire.emptyJoin();
  private static final Octets HI = Wire.frame(KEY, Cbor.message(UID, CHANNEL, HELLO));
  private static final String TWIN = "join-and-two";

  private final PackDraft pack =
      new PackDraft(
              "sequence",
              "v1",
              "Streams of one connection, in order: the first frame is decoded and its key checked,"
                  + " later bodies are opaque, and the first breach ends everything.")
          .note(
              "Segmented",
              "STREAMING",
              "Frames are expected to begin and end with reads: octets are lost or joined wrongly.",
              "V1-HDR-11",
              "V1-HDR-12",
              "V1-HDR-13")
          .note(
              "LaterChecked",
              "STATE",
              "Later frames are decoded or authenticated although they are opaque.",
              "V1-KEY-11",
              "V1-FWD-03")
          .note(
              "FirstUnchecked",
              "AUTHENTICATION",
              "The first frame is treated like a later one: everybody can join.",
              "V1-KEY-04")
          .note(
              "Resynchronises",
              "STATE",
              "After a breach the decoder looks for the next frame: garbage becomes frames.",
              "V1-HDR-07",
              "V1-HDR-08")
          .note(
              "WaitsForBody",
              "STREAMING",
              "A breach that the header shows is noticed only when the body has come, if ever.",
              "V1-HDR-05",
              "V1-HDR-06")
          .note(
              "ResyncUnchecked",
              "AUTHENTICATION",
              "Items of a resync reach members or history without being looked at.",
              "RSY-05",
              "RSY-11")
          .note(
              "ResyncUnread",
              "STATE",
              "A resync is taken for a message, or its wrapper is handed on.",
              "RSY-03",
              "RSY-09")
          .note(
              "PartialFrame", "STREAMING", "Part of a frame is handed on as a frame.", "V1-HDR-14");

  VectorPack build() {
    whole();
    later();
    partial();
    refusedFirst();
    refusedLater();
    resyncs();
    return pack.build();
  }

  private void whole() {
    pack.group("whole", "streams that end with a frame");
    stream("join-only", "one frame", "V1-HDR-12", JOIN).octetByOctet(JOIN).end(JOIN);
    Octets three = Cbor.items(JOIN, HI, HI);
    stream(TWIN, "a join and two frames", "V1-HDR-12", JOIN, HI, HI)
        .octetByOctet(three)
        .cuts(three, 7, 16, 51, 52, 60, 67, 114, 120, 130)
        .end(JOIN, HI, HI);
    stream("first-with-message", "the first frame carries a message", "V1-HDR-12", HI, HI)
        .end(HI, HI);
    Octets[] hundred = new Octets[100];
    Arrays.fill(hundred, HI);
    hundred[0] = JOIN;
    stream("hundred", "a hundred frames in one segment", "V1-HDR-12", hundred).end(hundred);
    Octets big = Wire.frame(KEY, Octets.repeat('a', 70_000));
    stream("big-between", "a frame of 70016 octets between small ones", "V1-HDR-12", JOIN, big, HI)
        .cuts(Cbor.items(JOIN, big, HI), 60, 67, 4096, 65536, 70_067, 70_070)
        .end(JOIN, big, HI);
    Octets one = Wire.frame(1, 1, Octets.hex("00"));
    stream("bodies-of-one", "bodies of one octet", "V1-HDR-12", JOIN, one, one, one)
        .octetByOctet(Cbor.items(JOIN, one, one, one))
        .end(JOIN, one, one, one);
  }

  private void later() {
    pack.group("later", "frames after the join are opaque");
    laterFrame("other-key", "V1-KEY-11", Wire.frame(7, 0x0102030405060708L, body("x")));
    laterFrame("key-zero", "V1-KEY-11", Wire.frame(0, 0, body("x")));
    laterFrame("other-uid", "V1-FWD-03", Wire.frame(KEY, Cbor.message("Other", CHANNEL, HELLO)));
    laterFrame("other-channel", "V1-FWD-04", Wire.frame(KEY, Cbor.message(UID, "Other", HELLO)));
    laterFrame("empty-message", "V1-FWD-08", Wire.frame(KEY, body("")));
    laterFrame("garbage", "V1-FWD-03", Wire.frame(KEY, Octets.hex("ffffffffff")));
    laterFrame("broken-cbor", "V1-FWD-03", Wire.frame(KEY, Octets.hex("a363756964")));
    laterFrame("json", "V1-FWD-03", Wire.frame(KEY, Cbor.utf8("{\"uid\":\"User\"}")));
    laterFrame(
        "invalid-utf-8",
        "V1-FWD-03",
        Wire.frame(KEY, Octets.hex("a1637569 6461ff".replace(" ", ""))));
    laterFrame("resync", "RSY-15", Wire.frame(KEY, Cbor.resync(JOIN, HI)));
    laterFrame("resync-short-item", "RSY-15", Wire.frame(KEY, Cbor.resync(Cbor.utf8("abc"))));
    laterFrame("like-headers", "V1-HDR-13", Wire.frame(KEY, Octets.repeat('M', 64)));
    laterFrame("join-again", "V1-FWD-03", JOIN);
  }

  private void laterFrame(String id, String clause, Octets frame) {
    stream("later." + id, "a later frame: " + id, clause, JOIN, frame, HI)
        .flag("LaterChecked")
        .end(JOIN, frame, HI);
  }

  private static Octets body(String message) {
    return Cbor.message(UID, CHANNEL, Cbor.utf8(message));
  }

  private void partial() {
    pack.group("partial", "streams that end inside a frame: that frame does not count");
    Octets header = Wire.header(0x40, KEY);
    rest("nothing", "no octets", 0);
    for (int octets : new int[] {1, 4, 15}) {
      rest("first-header-" + octets, "part of the first header", octets, prefix(JOIN, octets));
    }
    rest("first-header", "the whole first header", 16, prefix(JOIN, 16));
    rest("first-body", "all but one octet of the first frame", 50, prefix(JOIN, 50));
    rest("first-announces-max", "16 MiB announced", 16, Wire.header(Wire.MAX_BODY, KEY));
    for (int octets : new int[] {1, 4, 15, 16}) {
      rest(
          "later-header-" + octets, "part of a later header", octets, JOIN, prefix(header, octets));
    }
    rest("later-body", "part of a later body", 62, JOIN, HI, prefix(HI, 62));
    rest(
        "later-announces-max",
        "16 MiB announced",
        17,
        JOIN,
        Wire.header(Wire.MAX_BODY, 1),
        Octets.hex("00"));
  }

  private static Octets prefix(Octets frame, int octets) {
    return Octets.of(Arrays.copyOf(frame.toBytes(), octets));
  }

  /** Adds a stream of whole frames and then {@code rest} octets that are no frame yet. */
  private void rest(String id, String comment, int rest, Octets... parts) {
    Octets all = Cbor.items(parts);
    List<Octets> frames = new ArrayList<>();
    long left = all.length() - rest;
    for (Octets part : parts) {
      left -= part.length();
      if (left >= 0) {
        frames.add(part);
      }
    }
    pack.must("partial." + id, comment, "V1-HDR-14")
        .flags("PartialFrame")
        .twin(TWIN)
        .ask(Op.STREAM, ask(all))
        .accept(seen(frames, false).number("rest", rest));
  }

  private void refusedFirst() {
    pack.group("refused-first", "first frames that end the connection; nothing joins");
    Octets body = body("x");
    first("wrong-key", "V1-KEY-04", "FirstUnchecked", Wire.frame((int) KEY, KEY ^ 1, body));
    first(
        "key-of-other",
        "V1-KEY-04",
        "FirstUnchecked",
        Wire.frame(Wire.key(SHARED_KEY, "Other", CHANNEL), body));
    first("undecodable", "V1-CBOR-12", "FirstUnchecked", Wire.frame(KEY, Octets.hex("ffffff")));
    first(
        "undecodable-empty-names",
        "V1-CBOR-12",
        "FirstUnchecked",
        Wire.frame(Wire.key(SHARED_KEY, "", ""), Octets.hex("ffffff")));
    first("type", "V1-HDR-05", "WaitsForBody", Octets.hex("58").then(rest(JOIN)));
    first("type-then-join", "V1-HDR-05", "Resynchronises", Octets.hex("58").then(JOIN));
    first("type-n", "V1-HDR-05", "WaitsForBody", Octets.hex("4e").then(rest(JOIN)));
    first("type-header-only", "V1-HDR-05", "WaitsForBody", Wire.header(0x58, 24, 1, 1));
    first("length-zero-header-only", "V1-HDR-06", "WaitsForBody", Wire.header(0, KEY));
    first("length-zero-then-join", "V1-HDR-06", "Resynchronises", Wire.header(0, KEY).then(JOIN));
    first(
        "http", "V1-HDR-05", "WaitsForBody", Cbor.utf8("GET / HTTP/1.1\r\nHost: example\r\n\r\n"));
  }

  private static Octets rest(Octets frame) {
    byte[] all = frame.toBytes();
    return Octets.of(Arrays.copyOfRange(all, 1, all.length));
  }

  private void first(String id, String clause, String flag, Octets stream) {
    refused("first." + id, clause, flag, stream, List.of());
    Octets more = stream.then(JOIN).then(HI);
    refused("first." + id + "-then-valid", clause, "Resynchronises", more, List.of());
  }

  private void refusedLater() {
    pack.group("refused-later", "frames before the breach count, nothing after it does");
    breach("type", "V1-HDR-07", Octets.hex("58").then(rest(HI)));
    breach("type-lower-case", "V1-HDR-07", Octets.hex("6d").then(rest(HI)));
    breach("type-n", "V1-HDR-07", Octets.hex("4e").then(rest(HI)));
    breach("type-header-only", "V1-HDR-07", Wire.header(0x58, 24, 1, 1));
    breach("length-zero", "V1-HDR-08", Wire.header(0, KEY));
    breach("zeros", "V1-HDR-07", Octets.repeat(0, 64));
    breach("octet-between", "V1-HDR-07", Octets.hex("00").then(HI));
    breach("line-end-between", "V1-HDR-07", Octets.hex("0d0a").then(HI));
  }

  private void breach(String id, String clause, Octets broken) {
    List<Octets> before = List.of(JOIN, HI);
    Octets stream = JOIN.then(HI).then(broken);
    refused("later." + id, clause, "WaitsForBody", stream, before);
    refused("later." + id + "-then-valid", clause, "Resynchronises", stream.then(HI), before);
  }

  private void resyncs() {
    pack.group("resync", "streams that begin with a resync: its items count, its wrapper does not");
    Octets other = Wire.frame(9, 10, Cbor.message("Other", CHANNEL, HELLO));
    Octets opaque = Wire.frame(9, 10, Octets.hex("ffff"));
    Octets both = Cbor.resync(JOIN, HI);
    resync("two", "RSY-09", Wire.frame(KEY, both), JOIN, HI);
    resync("one", "RSY-14", Wire.frame(KEY, Cbor.resync(HI)), HI);
    resync("outer-key-free", "RSY-03", Wire.frame(7, 1, both), JOIN, HI);
    resync("later-items-free", "RSY-09", Wire.frame(KEY, Cbor.resync(JOIN, other)), JOIN, other);
    resync(
        "later-items-opaque", "RSY-09", Wire.frame(KEY, Cbor.resync(JOIN, opaque)), JOIN, opaque);
    Octets wrong = Wire.frame((int) KEY, KEY ^ 1, body("x"));
    noResync("item-0-wrong-key", "RSY-05", Cbor.resync(wrong, HI));
    noResync("item-0-key-of-other", "RSY-05", Cbor.resync(other, JOIN));
    noResync("item-0-bare-body", "RSY-11", Cbor.resync(body("x"), HI));
    noResync("item-0-undecodable", "RSY-05", Cbor.resync(Wire.frame(KEY, Octets.hex("ffff"))));
    noResync("item-three-octets", "RSY-11", Cbor.resync(Cbor.utf8("abc")));
    noResync("item-fifteen-octets", "RSY-11", Cbor.resync(Octets.repeat('M', 15)));
    noResync("item-empty", "RSY-11", Cbor.resync(Octets.NONE));
    noResync("item-header-only", "RSY-11", Cbor.resync(Wire.header(1, KEY)));
    noResync("item-other-type", "RSY-11", Cbor.resync(Octets.hex("4e").then(rest(JOIN))));
    noResync("item-octet-more", "RSY-11", Cbor.resync(JOIN.then(Octets.hex("00"))));
    noResync("item-octet-less", "RSY-11", Cbor.resync(prefix(JOIN, 50)));
    noResync("no-items", "RSY-13", Cbor.resync());
  }

  private void resync(String id, String clause, Octets frame, Octets... items) {
    Octets stream = frame.then(HI);
    List<Octets> seen = new ArrayList<>(List.of(items));
    seen.add(HI);
    pack.must("resync." + id, "a resync and a later frame: " + id, clause)
        .flags("ResyncUnread")
        .octetByOctet(stream)
        .ask(Op.STREAM, ask(stream))
        .accept(seen(seen, false).number("rest", 0));
  }

  private void noResync(String id, String clause, Octets body) {
    pack.must("resync." + id, "the connection ends: " + id, clause)
        .flags("ResyncUnchecked")
        .twin("resync.two")
        .ask(Op.STREAM, ask(Wire.frame(KEY, body).then(HI)))
        .accept(seen(List.of(), true));
  }

  private void refused(String id, String clause, String flag, Octets stream, List<Octets> before) {
    PackDraft.Test test =
        pack.must("refused." + id, "the connection ends here: " + id, clause)
            .flags(flag)
            .twin(TWIN)
            .ask(Op.STREAM, ask(stream));
    if (stream.length() <= 128) {
      test.octetByOctet(stream);
    }
    test.accept(seen(before, true));
  }

  private Streamed stream(String id, String comment, String clause, Octets... frames) {
    PackDraft.Test test = pack.must(id, comment, clause, "V1-HDR-11").flags("Segmented");
    return new Streamed(test.ask(Op.STREAM, ask(Cbor.items(frames))));
  }

  private static Fields ask(Octets stream) {
    return Fields.of().octets("hex", stream).shared(SHARED_KEY);
  }

  private static Fields seen(List<Octets> frames, boolean refused) {
    List<JsonNode> hex = frames.stream().map(Octets::toJson).toList();
    return Fields.of().list("frames", hex).flag("refused", refused);
  }

  /** A stream of whole frames while its plans are added. */
  private record Streamed(PackDraft.Test test) {
    Streamed octetByOctet(Octets stream) {
      test.octetByOctet(stream);
      return this;
    }

    Streamed cuts(Octets stream, int... offsets) {
      test.cut(stream, offsets);
      return this;
    }

    Streamed flag(String name) {
      test.flags(name);
      return this;
    }

    void end(Octets... frames) {
      test.accept(seen(List.of(frames), false).number("rest", 0));
    }
  }
}
