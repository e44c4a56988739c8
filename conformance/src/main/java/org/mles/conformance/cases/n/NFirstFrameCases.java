package org.mles.conformance.cases.n;

import java.util.Arrays;
import java.util.function.Function;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.NMember;
import org.mles.conformance.lab.server.NRoom;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.SipHash;

/** First frames of the N draft: header and hash. Draft. */
@Chapter(value = "n-first-frame", protocol = Protocol.N_DRAFT)
final class NFirstFrameCases {
  private static final int LIMIT = 65_536;
  private static final int ROUNDS_OF_OTHERS = 5;

  @Case(
      id = "n.first.joins",
      clause = {"N-01", "N-02"},
      title = "A right first frame joins, however it is cut",
      kills = "n-little-endian-length",
      segmented = true)
  void joins(Lab lab) {
    NRoom room = lab.judgeFromHere().nRoom();
    NMember alice = room.join("alice");
    room.hears(alice.say("and speaks"));
    alice.stream().exactly(room.usher().say("and hears"));
    room.hears(NFirst.utf8("and hears"));
  }

  @Case(
      id = "n.first.in-pieces",
      clause = "N-01",
      title = "A first frame joins although it comes in pieces",
      kills = "n-first-in-one-read")
  void inPieces(Lab lab) {
    NRoom room = lab.nRoom();
    lab.judgeFromHere();
    joinsInPieces(room, lab.nMember("slow", room.channel()), 3, 7, NFirst.HEADER_OCTETS, 20);
    // A server that is late reads pieces together; it is not late for everybody.
    for (int cut = 1; cut < NFirst.HEADER_OCTETS; cut++) {
      joinsInPieces(room, lab.nMember("cut at " + cut, room.channel()), cut);
    }
  }

  private static void joinsInPieces(NRoom room, NMember slow, int... cuts) {
    byte[] first = slow.first();
    int at = 0;
    for (int to : cuts) {
      slow.peer().send(Arrays.copyOfRange(first, at, to));
      // Others are served in between, so the piece has had its time.
      for (int i = 0; i < ROUNDS_OF_OTHERS; i++) {
        room.quiet();
      }
      at = to;
    }
    room.admit(slow, Arrays.copyOfRange(first, at, first.length));
  }

  @Case(
      id = "n.first.type",
      clause = "N-01",
      title = "A first octet that is neither N nor M closes the connection",
      kills = "n-any-type")
  void type(Lab lab) {
    NRoom room = lab.nRoom();
    for (byte type : new byte[] {0, 'O', 'n', (byte) 0xCE}) {
      room.refuses("type " + type, member -> retyped(member.first(), type));
    }
  }

  private static byte[] retyped(byte[] frame, byte type) {
    frame[0] = type;
    return frame;
  }

  @Case(
      id = "n.first.length.too-short",
      clause = "N-13",
      title = "A JSON text of no or one octet closes the connection",
      kills = "n-short-json-waits")
  void tooShort(Lab lab) {
    NRoom room = lab.nRoom();
    for (int octets = 0; octets < 2; octets++) {
      byte[] json = new byte[octets];
      room.refuses("json of " + octets, member -> member.firstWith(json));
    }
  }

  @Case(
      id = "n.first.length.over-limit",
      clause = "N-11",
      title = "A length over the limit closes before the text comes",
      kills = "n-no-json-limit")
  void overLimit(Lab lab) {
    lab.nRoom().refuses("long", member -> NFirst.header(NFirst.TYPE, LIMIT + 1, member.hash()));
  }

  @Case(
      id = "n.first.length.at-limit",
      clause = "N-11",
      title = "A text exactly as long as the limit joins",
      kills = "n-json-limit-off-by-one")
  void atLimit(Lab lab) {
    lab.nRoom().accepts("longest", m -> m.firstWith(padded(m.json())));
  }

  private static byte[] padded(byte[] json) {
    byte[] text = Arrays.copyOf(json, LIMIT);
    Arrays.fill(text, json.length, LIMIT, (byte) ' ');
    return text;
  }

  @Case(
      id = "n.first.end-inside",
      clause = "N-16",
      title = "An end inside the first frame joins nobody",
      kills = "n-partial-is-told")
  void endInside(Lab lab) {
    NRoom room = lab.nRoom();
    for (int octets : new int[] {1, 11, 12, 20}) {
      NMember bad = lab.nMember("cut at " + octets, room.channel());
      bad.peer().send(Arrays.copyOf(bad.first(), octets));
      bad.peer().finish();
      bad.stream().closed();
      room.quiet();
      NMember good = lab.nMemberAs("whole after " + octets, bad.uid(), room.channel());
      room.admit(good, good.first());
    }
  }

  @Case(
      id = "n.hash.wrong",
      clause = "N-02",
      title = "A wrong hash closes the connection",
      kills = {
        "n-no-hash-check",
        "n-either-byte-order",
        "n-hash-without-header",
        "n-hash-low-half"
      })
  void wrongHash(Lab lab) {
    NRoom room = lab.nRoom();
    refusesHash(room, "one bit", m -> m.hash() ^ 1);
    refusesHash(room, "highest bit", m -> m.hash() ^ Long.MIN_VALUE);
    refusesHash(room, "reversed", m -> Long.reverseBytes(m.hash()));
    refusesHash(room, "zero", m -> 0L);
    refusesHash(
        room, "without header", m -> SipHash.of(NFirst.strings(m.key(), m.uid(), m.channel())));
    refusesHash(
        room, "channel first", m -> NFirst.hash(m.json().length, m.key(), m.channel(), m.uid()));
    refusesHash(room, "uid left out", m -> NFirst.hash(m.json().length, m.key(), "", m.channel()));
    refusesHash(
        room, "other length", m -> NFirst.hash(m.json().length + 1, m.key(), m.uid(), m.channel()));
  }

  private static void refusesHash(NRoom room, String name, Function<NMember, Long> wrong) {
    room.refuses(name, member -> member.firstWith(wrong.apply(member)));
  }

  @Case(
      id = "n.hash.key-missing",
      clause = "N-03",
      title = "A server with a shared key refuses the hash that was made without it",
      kills = "n-key-optional",
      setup = Setup.SHARED_KEY)
  void keyMissing(Lab lab) {
    NRoom room = lab.nRoom();
    refusesHash(room, "keyless", m -> NFirst.hash(m.json().length, null, m.uid(), m.channel()));
    refusesHash(
        room, "other key", m -> NFirst.hash(m.json().length, "x" + m.key(), m.uid(), m.channel()));
  }

  @Case(
      id = "n.hash.key-unknown",
      clause = "N-03",
      title = "A server without a shared key refuses a hash that was made with one",
      kills = "n-knows-a-key",
      setup = Setup.ENDPOINT)
  void keyUnknown(Lab lab) {
    refusesHash(
        lab.nRoom(), "keyed", m -> NFirst.hash(m.json().length, "secret", m.uid(), m.channel()));
  }

  @Case(
      id = "n.first.deadline",
      clause = "N-19",
      title = "Half a first frame does not hold the deadline",
      kills = "n-no-deadline",
      setup = Setup.SHORT_DEADLINE)
  void deadline(Lab lab) {
    NRoom room = lab.nRoom();
    NMember slow = lab.nMember("slow", room.channel());
    slow.peer().send(Arrays.copyOf(slow.first(), 20));
    slow.stream().closed();
    room.quiet();
  }
}
