package org.mles.conformance.cases.v1.range;

import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.wire.RawFrame;

/**
 * Every body of the vectors as a first body on the wire. One that is an error comes with each key
 * that would be right if it were read carelessly, so that nothing but the body is wrong.
 */
@Chapter("body")
final class BodyVectorCases {
  @Case(
      id = "body.vectors.legal",
      clause = {"V1-CBOR-05", "V1-CBOR-04"},
      title = "Every legal body of the vectors joins, with names of any length and script",
      kills = {
        "refuse-empty-names",
        "refuse-empty-channel",
        "refuse-empty-message",
        "names-of-fifteen-bits",
        "strips-byte-order-mark"
      })
  void legal(Lab lab) {
    accepted(lab.judgeFromHere(), "V1-CBOR-01", "V1-CBOR-04", "V1-CBOR-05");
  }

  @Case(
      id = "body.vectors.order",
      clause = "V1-CBOR-06",
      title = "Every body of the vectors whose fields have another order joins",
      kills = "fixed-field-order")
  void order(Lab lab) {
    accepted(lab, "V1-CBOR-06");
  }

  @Case(
      id = "body.vectors.spelling",
      clause = "V1-CBOR-07",
      title = "Every body of the vectors with chunks or long heads joins",
      kills = {"canonical-bodies-only", "refuses-heads-of-nine"})
  void spelling(Lab lab) {
    accepted(lab, "V1-CBOR-07");
  }

  @Case(
      id = "body.vectors.unknown",
      clause = "V1-CBOR-08",
      title = "Every body of the vectors with a field more joins",
      kills = {"refuse-extensions", "key-names-end-at-nul"})
  void unknownFields(Lab lab) {
    accepted(lab, "V1-CBOR-08");
  }

  @Case(
      id = "body.vectors.fields",
      clause = "V1-CBOR-09",
      title = "Every body of the vectors with a field too few or twice is refused",
      kills = {
        "last-duplicate-wins",
        "first-duplicate-wins",
        "missing-field-is-empty",
        "missing-channel-is-empty",
        "key-names-without-case"
      })
  void fields(Lab lab) {
    refused(lab, "V1-CBOR-09");
  }

  @Case(
      id = "body.vectors.trailing",
      clause = "V1-CBOR-10",
      title = "Every body of the vectors with octets after the map is refused",
      kills = {"ignore-trailer", "ignores-zeros-behind"})
  void trailing(Lab lab) {
    refused(lab, "V1-CBOR-10");
  }

  @Case(
      id = "body.vectors.text",
      clause = "V1-CBOR-11",
      title = "Every body of the vectors with a name that is not UTF-8 is refused",
      kills = {"replace-invalid-utf8", "overlong-utf8", "latin-1-if-not-utf8", "raw-names"})
  void text(Lab lab) {
    refused(lab, "V1-CBOR-11");
  }

  @Case(
      id = "body.vectors.types",
      clause = "V1-CBOR-16",
      title = "Every body of the vectors with a value of a wrong type is refused",
      kills = {"wrong-types-converted", "null-is-empty", "any-message"})
  void types(Lab lab) {
    refused(lab, "V1-CBOR-16");
  }

  @Case(
      id = "body.vectors.truncated",
      clause = "V1-CBOR-17",
      title = "Every body of the vectors that ends too early is refused",
      kills = {"undecodable-is-empty", "missing-break-forgiven"})
  void truncated(Lab lab) {
    refused(lab, "V1-CBOR-17");
  }

  @Case(
      id = "body.vectors.garbage",
      clause = "V1-CBOR-12",
      title = "Every body of the vectors that is no map of CBOR is refused",
      kills = {"undecodable-is-empty", "chunks-of-any-type", "resync-empty-joins"})
  void garbage(Lab lab) {
    refused(lab, "V1-CBOR-12", "V1-CBOR-01");
  }

  private static void accepted(Lab lab, String... clauses) {
    Room own = lab.room();
    for (BodyVector vector : BodyVector.of(Vector.Result.ACCEPT, Set.of(clauses))) {
      join(lab, vector.movable() ? own : lab.shared(vector.channel()), vector);
    }
  }

  private static void join(Lab lab, Room room, BodyVector vector) {
    Member member = lab.memberAs(vector.id(), vector.uid(), room.channel());
    RawFrame first =
        member.frame("").withCid(Fresh.cid(lab, member)).withBody(vector.in(room.channel()));
    room.admitAmongStrangers(member, lab.scene().transcript().name(first, vector.id()));
  }

  private static void refused(Lab lab, String... clauses) {
    Room room = lab.room();
    for (String uid : new String[] {BodyVector.UID, ""}) {
      Member twin = lab.memberAs("twin", uid, room.channel());
      RawFrame join = twin.joinFrame().withCid(Fresh.cid(lab, twin));
      lab.scene().control(() -> room.admit(twin, join));
    }
    Volley volley = new Volley();
    for (BodyVector vector : BodyVector.of(Vector.Result.REJECT, Set.of(clauses))) {
      for (Reading reading : Reading.of(vector, room.channel())) {
        Member eve = lab.memberAs(vector.id(), BodyVector.UID, room.channel());
        long key = lab.settings().key(eve.peer().local(), reading.uid(), reading.channel());
        RawFrame first = RawFrame.of(key, vector.in(room.channel()));
        volley.send(eve, first.withCid(Fresh.cid(lab, eve)));
      }
    }
    volley.allRefused();
    room.quiet();
  }
}
