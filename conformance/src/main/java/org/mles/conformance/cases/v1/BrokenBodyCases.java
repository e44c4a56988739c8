package org.mles.conformance.cases.v1;

import static org.mles.conformance.cases.v1.BodyFields.HELLO;
import static org.mles.conformance.cases.v1.BodyFields.fields;
import static org.mles.conformance.cases.v1.BodyFields.rest;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/** First bodies that are refused, though a careless reader would see names in them. */
@Chapter("body")
final class BrokenBodyCases {
  /** As many arrays or maps of one as the clause calls too many. */
  private static final int NESTED = 300;

  @Case(
      id = "body.duplicate.uid",
      clause = "V1-CBOR-09",
      title = "A body with two uids is refused, whichever the key belongs to",
      kills = "last-duplicate-wins",
      segmented = true)
  void duplicateUid(Lab lab) {
    lab.room()
        .refuses(
            "eve last", m -> with(m, c -> fields(c.map(4).text("uid").text("somebody else"), m)));
    lab.room()
        .refuses(
            "eve first", m -> with(m, c -> fields(c.map(4), m).text("uid").text("somebody else")));
  }

  @Case(
      id = "body.duplicate.channel",
      clause = "V1-CBOR-09",
      title = "A body with two channels is refused",
      kills = "last-duplicate-wins")
  void duplicateChannel(Lab lab) {
    lab.room()
        .refuses("eve", m -> with(m, c -> fields(c.map(4).text("channel").text("elsewhere"), m)));
  }

  @Case(
      id = "body.duplicate.message",
      clause = "V1-CBOR-09",
      title = "A body with two messages is refused",
      kills = "last-duplicate-wins")
  void duplicateMessage(Lab lab) {
    lab.room().refuses("eve", m -> with(m, c -> fields(c.map(4).text("message").bytes(HELLO), m)));
  }

  @Case(
      id = "body.missing.message",
      clause = "V1-CBOR-09",
      title = "A body without message is refused",
      kills = "missing-field-is-empty")
  void missingMessage(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m ->
                with(m, c -> c.map(2).text("uid").text(m.uid()).text("channel").text(m.channel())));
  }

  @Case(
      id = "body.missing.uid",
      clause = "V1-CBOR-09",
      title = "A body without uid is refused, even with the key of the empty uid",
      kills = "missing-field-is-empty")
  void missingUid(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> keyed(lab, m, ""),
            m ->
                keyed(lab, m, "")
                    .withBody(
                        new Cbor()
                            .map(2)
                            .text("channel")
                            .text(m.channel())
                            .text("message")
                            .bytes(HELLO)
                            .encode())
                    .encode());
  }

  @Case(
      id = "body.trailing",
      clause = "V1-CBOR-10",
      title = "An octet after the map is refused",
      kills = "ignore-trailer",
      segmented = true)
  void trailingOctet(Lab lab) {
    lab.room().refuses("eve", m -> with(m, c -> fields(c.map(3), m).octets(0)));
  }

  @Case(
      id = "body.trailing.second-map",
      clause = "V1-CBOR-10",
      title = "A second map after the first is refused",
      kills = "ignore-trailer")
  void secondMap(Lab lab) {
    lab.room().refuses("eve", m -> with(m, c -> fields(fields(c.map(3), m).map(3), m)));
  }

  @Case(
      id = "body.utf8.uid",
      clause = "V1-CBOR-11",
      title = "A uid that is not UTF-8 is refused, even with the key of its replacement",
      kills = "replace-invalid-utf8")
  void invalidUid(Lab lab) {
    refusesUid(lab, "eve\uFFFD", c -> c.text(new byte[] {'e', 'v', 'e', (byte) 0xFE}));
  }

  @Case(
      id = "body.utf8.overlong",
      clause = "V1-CBOR-11",
      title = "An overlong form of a letter in a uid is refused, even with the letter's key",
      kills = "overlong-utf8")
  void overlongUid(Lab lab) {
    refusesUid(lab, "A", c -> c.text(new byte[] {(byte) 0xC1, (byte) 0x81}));
  }

  @Case(
      id = "body.type.uid-integer",
      clause = {"V1-CBOR-16", "V1-CBOR-01"},
      title = "A uid that is a number is refused, even with the key of its digits",
      kills = "wrong-types-converted")
  void integerUid(Lab lab) {
    refusesUid(lab, "7", c -> c.unsigned(7));
  }

  @Case(
      id = "body.undecodable.empty-triple",
      clause = "V1-CBOR-12",
      title = "An undecodable first body is refused even with the key of empty uid and channel",
      kills = "undecodable-is-empty",
      segmented = true)
  void undecodableWithEmptyKey(Lab lab) {
    refusesNameless(lab, lab.octets(40));
    refusesNameless(lab, new byte[] {(byte) 0xFF});
  }

  @Case(
      id = "body.truncated",
      clause = {"V1-CBOR-17", "V1-CBOR-12"},
      title = "A first body whose map breaks off is refused",
      kills = "undecodable-is-empty")
  void truncatedMap(Lab lab) {
    refusesNameless(lab, new Cbor().map(3).text("uid").encode());
  }

  @Case(
      id = "body.huge-length",
      clause = "V1-CBOR-14",
      title = "A string that announces 2 GiB inside a short body is refused",
      kills = "undecodable-is-empty")
  void hugeLength(Lab lab) {
    refusesNameless(
        lab, new Cbor().map(3).text("uid").octets(0x7A, 0x7F, 0xFF, 0xFF, 0xFF).encode());
  }

  @Case(
      id = "body.deep-nesting",
      clause = "V1-CBOR-15",
      title = "An ignored value nested 300 or 100000 deep is refused, and the subject lives",
      kills = {"undecodable-is-empty", "dies-of-nesting"})
  void deepNesting(Lab lab) {
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0x81);
    lab.room().refuses("eve", m -> with(m, c -> fields(c.map(4).text("deep").raw(deep), m)));
    refusesNameless(lab, new Cbor().map(1).text("deep").raw(deep).encode());
    for (String nest : List.of("81", "a100")) {
      byte[] whole = HexFormat.of().parseHex(nest.repeat(NESTED) + "00");
      lab.room().refuses("eve", m -> with(m, c -> fields(c.map(4).text("deep").raw(whole), m)));
    }
  }

  /** Refuses a uid for its form, though the key is that of {@code read}, which it is read as. */
  private static void refusesUid(Lab lab, String read, UnaryOperator<Cbor> uid) {
    lab.room()
        .refuses(
            "eve",
            m -> keyed(lab, m, read),
            m ->
                keyed(lab, m, read)
                    .withBody(rest(uid.apply(new Cbor().map(3).text("uid")), m).encode())
                    .encode());
  }

  /** The join of another uid; the CID stays the member's, so that nobody is a duplicate. */
  private static RawFrame keyed(Lab lab, Member member, String uid) {
    String channel = member.channel();
    return RawFrame.of(lab.key(member.peer(), uid, channel), Body.message(uid, channel, HELLO))
        .withCid(member.cid());
  }

  /** Refuses a body that could be read as empty names, and takes these with the same key. */
  static void refusesNameless(Lab lab, byte[] body) {
    Room witnesses = lab.room();
    Room nameless = lab.shared("");
    Member twin = lab.memberAs("twin", "", "");
    int cid = witnesses.usher().cid();
    nameless.admitAmongStrangers(twin, twin.joinFrame().withCid(cid));
    Member eve = lab.memberAs("eve", "", "");
    eve.peer().send(eve.joinFrame().withCid(cid + 1).withBody(body));
    eve.expect().closed();
    witnesses.quiet();
  }

  private static byte[] with(Member member, UnaryOperator<Cbor> body) {
    return member.joinFrame().withBody(body.apply(new Cbor()).encode()).encode();
  }
}
