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

/** What a server's end of one connection makes of a stream: a join and later frames. */
final class SequencePack {
  static final long KEY = Wire.exampleKey();
  static final Octets JOIN = Wire.emptyJoin();
  static final Octets HI = Wire.frame(KEY, Cbor.message(UID, CHANNEL, HELLO));
  static final String TWIN = "join-and-two";

  private final PackDraft pack =
      new PackDraft(
          "sequence",
          "v1",
          "Streams of one connection, in order: the first frame is decoded and its key checked,"
              + " later bodies are opaque, and the first breach ends everything. And several"
              + " connections of one channel: what comes of peers that restore it.");

  VectorPack build() {
    SequenceNotes.write(pack);
    whole();
    later();
    partial();
    new RefusedStreams(pack).write();
    new ResyncStreams(pack).write();
    new ChannelStreams(pack).write();
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

  static Octets body(String message) {
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

  static Octets prefix(Octets frame, int octets) {
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

  private Streamed stream(String id, String comment, String clause, Octets... frames) {
    PackDraft.Test test = pack.must(id, comment, clause, "V1-HDR-11").flags("Segmented");
    return new Streamed(test.ask(Op.STREAM, ask(Cbor.items(frames))));
  }

  static Fields ask(Octets stream) {
    return Fields.of().octets("hex", stream).shared(SHARED_KEY);
  }

  static Fields seen(List<Octets> frames, boolean refused) {
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
