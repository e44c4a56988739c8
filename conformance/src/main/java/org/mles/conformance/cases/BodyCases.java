package org.mles.conformance.cases;

import static org.mles.conformance.cases.Fault.*;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/** What a server makes of a first body; later bodies are opaque. */
@Chapter("body")
final class BodyCases {
  private static final byte[] HELLO = {'h', 'i'};

  @Case(
      id = "body.empty.message",
      clause = {"V1-CBOR-05", "V1-JOIN-04"},
      title = "An empty message in a first frame is legal",
      kills = REFUSE_EMPTY_MESSAGE)
  void emptyMessage(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", m -> m.frame(""));
  }

  @Case(
      id = "body.empty.uid",
      clause = "V1-CBOR-05",
      title = "An empty uid is legal",
      kills = REFUSE_EMPTY_NAMES)
  void emptyUid(Lab lab) {
    Room room = lab.room();
    Member nobody = lab.memberAs("nobody", "", room.channel());
    room.admit(nobody, nobody.joinFrame());
  }

  @Case(
      id = "body.order.any",
      clause = "V1-CBOR-06",
      title = "The fields of a first body may come in any order",
      kills = FIXED_FIELD_ORDER,
      segmented = true)
  void anyOrder(Lab lab) {
    Room room = lab.room();
    String[][] orders = {
      {"uid", "message", "channel"},
      {"channel", "uid", "message"},
      {"channel", "message", "uid"},
      {"message", "uid", "channel"},
      {"message", "channel", "uid"}
    };
    for (String[] order : orders) {
      room.accepts(
          "alice " + String.join(" ", order),
          m -> {
            Cbor body = new Cbor().map(3);
            for (String field : order) {
              field(body, field, m);
            }
            return m.joinFrame().withBody(body.encode());
          });
    }
  }

  @Case(
      id = "body.indefinite.map",
      clause = "V1-CBOR-07",
      title = "A first body that is a map of indefinite length is accepted",
      kills = CANONICAL_BODIES_ONLY)
  void indefiniteMap(Lab lab) {
    accepts(lab, m -> fields(new Cbor().octets(0xBF), m).octets(0xFF));
  }

  @Case(
      id = "body.indefinite.text",
      clause = "V1-CBOR-07",
      title = "A first body whose uid comes in chunks is accepted",
      kills = CANONICAL_BODIES_ONLY)
  void chunkedUid(Lab lab) {
    accepts(
        lab,
        m ->
            rest(
                new Cbor()
                    .map(3)
                    .text("uid")
                    .octets(0x7F)
                    .text(m.uid().substring(0, 3))
                    .text(m.uid().substring(3))
                    .octets(0xFF),
                m));
  }

  @Case(
      id = "body.indefinite.bytes",
      clause = "V1-CBOR-07",
      title = "A first body whose message comes in chunks is accepted",
      kills = CANONICAL_BODIES_ONLY)
  void chunkedMessage(Lab lab) {
    accepts(
        lab,
        m ->
            new Cbor()
                .map(3)
                .text("uid")
                .text(m.uid())
                .text("channel")
                .text(m.channel())
                .text("message")
                .octets(0x5F)
                .bytes(HELLO)
                .bytes(HELLO)
                .octets(0xFF));
  }

  @Case(
      id = "body.heads.long",
      clause = "V1-CBOR-07",
      title = "Heads that are longer than needed are accepted",
      kills = CANONICAL_BODIES_ONLY)
  void longHeads(Lab lab) {
    accepts(lab, m -> fields(new Cbor().octets(0xB8, 3), m));
    accepts(
        lab, m -> rest(new Cbor().map(3).octets(0x79, 0, 3).raw(ascii("uid")).text(m.uid()), m));
    accepts(lab, m -> fields(new Cbor().octets(0xBB, 0, 0, 0, 0, 0, 0, 0, 3), m));
  }

  @Case(
      id = "body.extra.text-key",
      clause = "V1-CBOR-08",
      title = "Unknown fields with text keys are ignored",
      kills = REFUSE_EXTENSIONS)
  void extraField(Lab lab) {
    accepts(lab, m -> fields(new Cbor().map(4).text("colour").text("blue"), m));
    accepts(
        lab,
        m ->
            fields(new Cbor().map(4), m)
                .text("nested")
                .array(2)
                .map(1)
                .text("uid")
                .text("not this one")
                .unsigned(7));
  }

  @Case(
      id = "body.duplicate.uid",
      clause = "V1-CBOR-09",
      title = "A body with two uids is refused, whichever the key belongs to",
      kills = LAST_DUPLICATE_WINS,
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
      kills = LAST_DUPLICATE_WINS)
  void duplicateChannel(Lab lab) {
    lab.room()
        .refuses("eve", m -> with(m, c -> fields(c.map(4).text("channel").text("elsewhere"), m)));
  }

  @Case(
      id = "body.duplicate.message",
      clause = "V1-CBOR-09",
      title = "A body with two messages is refused",
      kills = LAST_DUPLICATE_WINS)
  void duplicateMessage(Lab lab) {
    lab.room().refuses("eve", m -> with(m, c -> fields(c.map(4).text("message").bytes(HELLO), m)));
  }

  @Case(
      id = "body.missing.message",
      clause = "V1-CBOR-09",
      title = "A body without message is refused",
      kills = MISSING_FIELD_IS_EMPTY)
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
      kills = MISSING_FIELD_IS_EMPTY)
  void missingUid(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m ->
                keyed(lab, m, "", m.channel())
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
      kills = IGNORE_TRAILER,
      segmented = true)
  void trailingOctet(Lab lab) {
    lab.room().refuses("eve", m -> with(m, c -> fields(c.map(3), m).octets(0)));
  }

  @Case(
      id = "body.trailing.second-map",
      clause = "V1-CBOR-10",
      title = "A second map after the first is refused",
      kills = IGNORE_TRAILER)
  void secondMap(Lab lab) {
    lab.room().refuses("eve", m -> with(m, c -> fields(fields(c.map(3), m).map(3), m)));
  }

  @Case(
      id = "body.utf8.uid",
      clause = "V1-CBOR-11",
      title = "A uid that is not UTF-8 is refused, even with the key of its replacement",
      kills = REPLACE_INVALID_UTF8)
  void invalidUid(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m ->
                keyed(lab, m, "eve\uFFFD", m.channel())
                    .withBody(
                        rest(
                                new Cbor()
                                    .map(3)
                                    .text("uid")
                                    .text(new byte[] {'e', 'v', 'e', (byte) 0xFE}),
                                m)
                            .encode())
                    .encode());
  }

  @Case(
      id = "body.utf8.overlong",
      clause = "V1-CBOR-11",
      title = "An overlong form of a letter in a uid is refused, even with the letter's key",
      kills = OVERLONG_UTF8)
  void overlongUid(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m ->
                keyed(lab, m, "A", m.channel())
                    .withBody(
                        rest(
                                new Cbor()
                                    .map(3)
                                    .text("uid")
                                    .text(new byte[] {(byte) 0xC1, (byte) 0x81}),
                                m)
                            .encode())
                    .encode());
  }

  @Case(
      id = "body.type.uid-integer",
      clause = {"V1-CBOR-16", "V1-CBOR-01"},
      title = "A uid that is a number is refused, even with the key of its digits",
      kills = WRONG_TYPES_CONVERTED)
  void integerUid(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m ->
                keyed(lab, m, "7", m.channel())
                    .withBody(rest(new Cbor().map(3).text("uid").unsigned(7), m).encode())
                    .encode());
  }

  @Case(
      id = "body.undecodable.empty-triple",
      clause = "V1-CBOR-12",
      title = "An undecodable first body is refused even with the key of empty uid and channel",
      kills = UNDECODABLE_IS_EMPTY,
      segmented = true)
  void undecodableWithEmptyKey(Lab lab) {
    Room empty = lab.room();
    empty.refuses("eve", m -> keyed(lab, m, "", "").withBody(lab.scene().octets(40)).encode());
    empty.refuses(
        "mallory", m -> keyed(lab, m, "", "").withBody(new byte[] {(byte) 0xFF}).encode());
  }

  @Case(
      id = "body.truncated",
      clause = {"V1-CBOR-17", "V1-CBOR-12"},
      title = "A first body whose map breaks off is refused",
      kills = UNDECODABLE_IS_EMPTY)
  void truncatedMap(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> keyed(lab, m, "", "").withBody(new Cbor().map(3).text("uid").encode()).encode());
  }

  @Case(
      id = "body.huge-length",
      clause = "V1-CBOR-14",
      title = "A string that announces 2 GiB inside a short body is refused",
      kills = UNDECODABLE_IS_EMPTY)
  void hugeLength(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m ->
                keyed(lab, m, "", "")
                    .withBody(
                        new Cbor().map(3).text("uid").octets(0x7A, 0x7F, 0xFF, 0xFF, 0xFF).encode())
                    .encode());
  }

  @Case(
      id = "body.deep-nesting",
      clause = "V1-CBOR-15",
      title = "An ignored value nested 100000 deep is refused, and the subject lives",
      kills = {UNDECODABLE_IS_EMPTY, DIES_OF_NESTING})
  void deepNesting(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> {
              byte[] deep = new byte[100_000];
              java.util.Arrays.fill(deep, (byte) 0x81);
              return keyed(lab, m, "", "")
                  .withBody(fields(new Cbor().map(4).text("deep").raw(deep), m).encode())
                  .encode();
            });
  }

  /** The key of another identity; the CID stays the member's, so that nobody is a duplicate. */
  private static RawFrame keyed(Lab lab, Member member, String uid, String channel) {
    return RawFrame.of(lab.key(member.peer(), uid, channel), Body.message(uid, channel, HELLO))
        .withCid(member.cid());
  }

  private static byte[] with(Member member, UnaryOperator<Cbor> body) {
    return member.joinFrame().withBody(body.apply(new Cbor()).encode()).encode();
  }

  private static void accepts(Lab lab, Function<Member, Cbor> body) {
    lab.room().accepts("alice", m -> m.joinFrame().withBody(body.apply(m).encode()));
  }

  private static Cbor fields(Cbor body, Member member) {
    return rest(body.text("uid").text(member.uid()), member);
  }

  private static Cbor rest(Cbor body, Member member) {
    return body.text("channel").text(member.channel()).text("message").bytes(HELLO);
  }

  private static void field(Cbor body, String name, Member member) {
    switch (name) {
      case "uid" -> body.text("uid").text(member.uid());
      case "channel" -> body.text("channel").text(member.channel());
      default -> body.text("message").bytes(HELLO);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
