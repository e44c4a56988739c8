package org.mles.conformance.cases.v1;

import static org.mles.conformance.cases.v1.BodyFields.HELLO;
import static org.mles.conformance.cases.v1.BodyFields.fields;
import static org.mles.conformance.cases.v1.BodyFields.rest;

import java.util.function.Function;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.Cbor;

/** Spellings of a first body that a server takes; later bodies are opaque. */
@Chapter("body")
final class BodyCases {
  @Case(
      id = "body.empty.message",
      clause = {"V1-CBOR-05", "V1-JOIN-04"},
      title = "An empty message in a first frame is legal",
      kills = "refuse-empty-message")
  void emptyMessage(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", m -> m.frame(""));
  }

  @Case(
      id = "body.empty.uid",
      clause = "V1-CBOR-05",
      title = "An empty uid is legal",
      kills = "refuse-empty-names")
  void emptyUid(Lab lab) {
    Room room = lab.room();
    Member nobody = lab.memberAs("nobody", "", room.channel());
    room.admit(nobody, nobody.joinFrame());
  }

  @Case(
      id = "body.order.any",
      clause = "V1-CBOR-06",
      title = "The fields of a first body may come in any order",
      kills = "fixed-field-order",
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
      kills = "canonical-bodies-only")
  void indefiniteMap(Lab lab) {
    accepts(lab, m -> fields(new Cbor().octets(0xBF), m).octets(0xFF));
  }

  @Case(
      id = "body.indefinite.text",
      clause = "V1-CBOR-07",
      title = "A first body whose uid comes in chunks is accepted",
      kills = "canonical-bodies-only")
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
      kills = "canonical-bodies-only")
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
                .bytes(new byte[300])
                .bytes(HELLO)
                .octets(0xFF));
  }

  @Case(
      id = "body.heads.long",
      clause = "V1-CBOR-07",
      title = "Heads that are longer than needed are accepted",
      kills = "canonical-bodies-only")
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
      kills = "refuse-extensions")
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

  private static void accepts(Lab lab, Function<Member, Cbor> body) {
    lab.room().accepts("alice", m -> m.joinFrame().withBody(body.apply(m).encode()));
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
