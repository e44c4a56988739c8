package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.HELLO;
import static org.mles.conformance.vector.source.Wire.MAX_BODY;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;
import static org.mles.conformance.vector.source.Wire.UID;

import java.util.HexFormat;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.VectorPack;

/** Whole frames, after the headers by themselves: ids, lengths at their limits, cuts. */
final class FramePack {
  private static final Octets X = Cbor.utf8("x");

  private final PackDraft pack =
      new PackDraft(
              "frame",
              "v1",
              "v1 headers and frames: 16 octets in network byte order, then a body of the length"
                  + " that they announce.")
          .note(
              "LittleEndian",
              "BYTE_ORDER",
              "Lengths and ids come out reversed: the next header is looked for at a wrong place.",
              "V1-HDR-02")
          .note(
              "WrongType",
              "VALIDATION",
              "A stream that is not v1, or has lost its frame borders, is read as if it were.",
              "V1-HDR-03",
              "V1-HDR-05")
          .note(
              "LengthZero",
              "BOUNDARY",
              "A frame without a body is waited for, forwarded or divided by.",
              "V1-HDR-06")
          .note(
              "LengthOverflow",
              "BOUNDARY",
              "The length loses its high bits or runs into the type octet: the stream is out of"
                  + " step from here on.",
              "V1-HDR-10")
          .note(
              "LengthMaximal",
              "BOUNDARY",
              "The largest legal frame is refused, or its length is read as negative.",
              "V1-HDR-09")
          .note(
              "LengthMeansFrame",
              "OFF_BY_HEADER",
              "The length is taken to include the header: 16 octets too few are read.",
              "V1-HDR-04")
          .note(
              "Truncated",
              "VALIDATION",
              "Octets that never came are made up, or part of a frame is taken for all of it.",
              "V1-HDR-14")
          .note(
              "SignedNumber",
              "NUMBER_RANGE",
              "CIDs or keys with their highest bit set are refused or changed.",
              "V1-CID-08")
          .note(
              "CidFromKey",
              "IDENTITY",
              "The CID field is computed again instead of read: configured CIDs are lost.",
              "V1-CID-02")
          .note(
              "Segmented",
              "STREAMING",
              "A decoder that wants a whole frame in one read fails on real networks.",
              "V1-HDR-11",
              "V1-HDR-13");

  VectorPack build() {
    new FrameHeaders(pack).write();
    examples();
    ids();
    lengths();
    refusedFrames();
    cuts();
    return pack.build();
  }

  private void examples() {
    pack.group("examples", "whole first frames in each mode, out and in");
    both("shared-hello", "shared key, a message in the first frame", HELLO, SHARED_KEY);
    both("shared-join", "shared key, empty first message", Octets.NONE, SHARED_KEY);
    long v4 = Wire.key("127.0.0.1:8077", "alice", "example");
    both(
        "LengthMeansFrame",
        "endpoint-v4-join",
        "IPv4 endpoint",
        (int) v4,
        v4,
        "alice",
        "example",
        Octets.NONE);
    long mapped = Wire.key("[0:0:0:0:0:ffff:7f00:1]:8077", "alice", "example");
    both(
        "LengthMeansFrame",
        "endpoint-v4mapped-join",
        "IPv4 client as an IPv6 wildcard listener may see it",
        (int) mapped,
        mapped,
        "alice",
        "example",
        Octets.NONE);
    long v6 = Wire.key("[fe80:0:0:0:0:0:0:1]:50000", "pepper", "Ünïcødé", "日本");
    both(
        "LengthMeansFrame",
        "endpoint-v6-address-key-unicode",
        "IPv6 endpoint with address key, names outside ASCII, 300 octets",
        (int) v6,
        v6,
        "Ünïcødé",
        "日本",
        Octets.repeat('a', 300));
  }

  private void both(String id, String comment, Octets message, String sharedKey) {
    long key = Wire.key(sharedKey, UID, CHANNEL);
    both("LengthMeansFrame", id, comment, (int) key, key, UID, CHANNEL, message);
  }

  private void both(
      String flag,
      String id,
      String comment,
      int cid,
      long key,
      String uid,
      String channel,
      Octets message) {
    Octets frame = Wire.frame(cid, key, Cbor.message(uid, channel, message));
    pack.must("encode." + id, comment, "V1-HDR-01", "V1-CBOR-01", "V1-CBOR-02", "V1-HDR-04")
        .flags(flag)
        .ask(Op.ENCODE, Fields.of().ids(cid, key).message(uid, channel, message))
        .accept(Fields.of().octets("hex", frame));
    pack.must("decode." + id, comment, "V1-HDR-01", "V1-CBOR-01", "V1-HDR-04")
        .flags(flag)
        .ask(Op.DECODE, Fields.of().octets("hex", frame))
        .accept(Fields.of().ids(cid, key).message(uid, channel, message));
  }

  private void ids() {
    pack.group("ids", "CID and key travel as they are");
    long key = Wire.key("k", "u", "c");
    int low = (int) key;
    both("CidFromKey", "cid-low-half", "CID is the low half of the key", low, key, "u", "c", X);
    both("CidFromKey", "cid-static", "a configured CID, key unchanged", 7, key, "u", "c", X);
    both("CidFromKey", "key-free", "a later frame may carry any key and CID", 0, 0, "u", "c", X);
    both(
        "CidFromKey",
        "cid-high-half",
        "the key's high half is a CID too",
        (int) (key >>> 32),
        key,
        "u",
        "c",
        X);
    both("CidFromKey", "cid-all-ones", "CID 0xffffffff", -1, key, "u", "c", X);
    both("CidFromKey", "key-all-ones", "key of 64 ones", low, -1, "u", "c", X);
    computed("low-half", "without a given CID it is the key's low half", "k", "u", "c");
    computed("low-half-sign-bit", "a low half above 0x7fffffff", SHARED_KEY, UID, CHANNEL);
  }

  private void computed(String id, String comment, String sharedKey, String uid, String channel) {
    Octets frame = Wire.frame(Wire.key(sharedKey, uid, channel), Cbor.message(uid, channel, X));
    pack.should("encode-keyed." + id, comment, "V1-CID-01", "V1-KEY-02")
        .flags("SignedNumber")
        .ask(Op.ENCODE, Fields.of().shared(sharedKey).message(uid, channel, X))
        .accept(Fields.of().octets("hex", frame));
  }

  private void lengths() {
    pack.group("lengths", "bodies whose length needs its second and third octet");
    long key = Wire.key("k", "u", "c");
    for (int octets : new int[] {226, 227, 65508, 65509, 65536}) {
      Octets message = Octets.repeat('a', octets);
      String says = "message of " + octets + " octets";
      both("LengthMaximal", "message-" + octets, says, (int) key, key, "u", "c", message);
    }
    both(
        "LengthMaximal",
        "length-max",
        "the largest frame: 16777231 octets",
        (int) key,
        key,
        "u",
        "c",
        Octets.repeat(0x4D, MAX_BODY - 30));
    pack.must("encode.length-over", "one octet more than fits", "V1-HDR-10")
        .flags("LengthOverflow")
        .twin("encode.length-max")
        .ask(
            Op.ENCODE,
            Fields.of().ids((int) key, key).message("u", "c", Octets.repeat(0x4D, MAX_BODY - 29)))
        .reject("length");
  }

  private void refusedFrames() {
    pack.group("frame-refused", "whole frames with one thing wrong in the header");
    Octets body = Cbor.message(UID, CHANNEL, HELLO);
    long key = Wire.exampleKey();
    for (int type : new int[] {0x00, 0x4E, 0x6D, 0xFF}) {
      String digits = HexFormat.of().toHexDigits((byte) type);
      refused("type-" + digits, "type octet 0x" + digits, "WrongType", "V1-HDR-05")
          .ask(Op.DECODE, frame(Wire.header(type, body.length(), 1, key).then(body)))
          .reject("header");
    }
    refused("length-zero", "length 0 before 47 octets", "LengthZero", "V1-HDR-06")
        .ask(Op.DECODE, frame(Wire.header(0, key).then(body)))
        .reject("header");
    refused("length-with-header", "length counts the header", "LengthMeansFrame", "V1-HDR-04")
        .ask(Op.DECODE, frame(Wire.header(body.length() + 16, key).then(body)))
        .reject("end");
    refused("length-one-more", "one octet of the body is missing", "Truncated", "V1-HDR-14")
        .ask(Op.DECODE, frame(Wire.header(body.length() + 1, key).then(body)))
        .reject("end");
    refused("length-little-endian", "length in the wrong order", "LittleEndian", "V1-HDR-02")
        .ask(Op.DECODE, frame(Wire.header(body.length() << 16, key).then(body)))
        .reject("end");
    refused("header-only", "the body never comes", "Truncated", "V1-HDR-14")
        .ask(Op.DECODE, frame(Wire.header(body.length(), key)))
        .reject("end");
    refused("announces-max", "16 MiB announced, 47 octets sent", "Truncated", "V1-HDR-14")
        .ask(Op.DECODE, frame(Wire.header(MAX_BODY, key).then(body)))
        .reject("end");
    pack.must("decode.empty", "no octets at all", "V1-HDR-14")
        .flags("Truncated")
        .twin("decode.shared-hello")
        .ask(Op.DECODE, frame(Octets.NONE))
        .reject("end");
  }

  private PackDraft.Test refused(String id, String comment, String flag, String clause) {
    return pack.must("decode." + id, comment, clause).flags(flag).twin("decode.shared-hello");
  }

  private static Fields frame(Octets octets) {
    return Fields.of().octets("hex", octets);
  }

  private void cuts() {
    pack.group("segments", "one frame, cut in every way that a network may cut it");
    Octets frame = Wire.emptyJoin();
    PackDraft.Test every =
        pack.must("segments.every-offset", "cut once, at each offset", "V1-HDR-11", "V1-HDR-13");
    for (int at = 1; at < frame.length(); at++) {
      every.cut(frame, at);
    }
    accepted(every, frame, Octets.NONE);
    accepted(
        pack.must("segments.single-octets", "one octet at a time", "V1-HDR-11", "V1-HDR-13")
            .octetByOctet(frame),
        frame,
        Octets.NONE);
    accepted(
        pack.must("segments.fields", "cut at each field", "V1-HDR-11", "V1-HDR-13")
            .cut(Wire.hello(), 1, 4, 8, 16, 17, 21, 26, 34, 42, 50, 51),
        Wire.hello(),
        HELLO);
  }

  private static void accepted(PackDraft.Test test, Octets frame, Octets message) {
    int cid = (int) Wire.exampleKey();
    test.flags("Segmented")
        .ask(Op.DECODE, frame(frame))
        .accept(Fields.of().ids(cid, Wire.exampleKey()).message(UID, CHANNEL, message));
  }
}
