package org.mles.conformance.cases.v1;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;

/** The 16 octets before each body. */
@Chapter("header")
final class HeaderCases {
  @Case(
      id = "frame.length.big-endian",
      clause = "V1-HDR-02",
      title = "A body of 0x000123 octets is read whole, as its big-endian length says",
      kills = "little-endian-length")
  void bigEndianLength(Lab lab) {
    Room room = lab.judgeFromHere().room();
    Member alice = room.join("alice");
    RawFrame odd = alice.peer().send(alice.frame("").withBody(lab.octets(0x000123)));
    room.hears(odd, alice.say("next"));
  }

  @Case(
      id = "frame.length.big-endian-first",
      clause = {"V1-HDR-02", "V1-HDR-04"},
      title = "A first frame longer than 255 octets joins",
      kills = {"little-endian-length", "single-octet-length"})
  void bigEndianFirst(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", m -> m.frame("x".repeat(300)));
  }

  @Case(
      id = "frame.length.body-only",
      clause = "V1-HDR-04",
      title = "The length counts the body alone, so that the next frame begins right after it",
      kills = "length-includes-header",
      segmented = true)
  void lengthCountsBody(Lab lab) {
    Room room = lab.judgeFromHere().room();
    Member alice = room.join("alice");
    room.hears(alice.say("one"), alice.say("two and a bit"));
  }

  @Case(
      id = "frame.type.lower-case",
      clause = {"V1-HDR-05", "V1-HDR-03"},
      title = "A first frame of type 'm' closes and joins nothing",
      kills = "any-first-type",
      segmented = true)
  void lowerCaseType(Lab lab) {
    lab.room().refuses("eve", m -> m.joinFrame().withType('m').encode());
  }

  @Case(
      id = "frame.type.zero",
      clause = "V1-HDR-05",
      title = "A first frame of type 0 closes and joins nothing",
      kills = "any-first-type")
  void zeroType(Lab lab) {
    lab.room().refuses("eve", m -> m.joinFrame().withType(0).encode());
  }

  @Case(
      id = "frame.type.high-bit",
      clause = "V1-HDR-05",
      title = "A first frame of type 0xCD, 'M' with the high bit, closes and joins nothing",
      kills = {"any-first-type", "seven-bit-type"})
  void highBitType(Lab lab) {
    lab.room().refuses("eve", m -> m.joinFrame().withType('M' | 0x80).encode());
  }

  @Case(
      id = "frame.type.skip",
      clause = "V1-HDR-05",
      title = "An octet before a valid first frame is not skipped",
      kills = "skip-to-type")
  void noSkipping(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> {
              byte[] frame = m.joinFrame().encode();
              byte[] late = new byte[frame.length + 1];
              late[0] = 'X';
              System.arraycopy(frame, 0, late, 1, frame.length);
              return late;
            });
  }

  @Case(
      id = "frame.length.zero",
      clause = "V1-HDR-06",
      title = "A first frame of length 0 closes",
      kills = {"accept-zero-length", "hang-on-zero-length"},
      segmented = true)
  void zeroLength(Lab lab) {
    lab.room().refuses("eve", m -> m.joinFrame().withBody(new byte[0]).encode());
  }

  @Case(
      id = "frame.type.later",
      clause = "V1-HDR-07",
      title = "A wrong type after the join closes that connection and no other",
      kills = {"any-later-type", "skip-later-to-type", "bad-header-closes-channel"},
      segmented = true)
  void laterType(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("honest"));
    alice.peer().send(alice.frame("lying").withType('X'));
    alice.expect().closed();
    room.quiet();
  }

  @Case(
      id = "frame.type.later-skip",
      clause = "V1-HDR-07",
      title = "After a wrong type nothing of that connection is delivered any more",
      kills = {"any-later-type", "skip-later-to-type"})
  void laterTypeEndsTheStream(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    alice
        .peer()
        .sendTogether(
            java.util.List.of(alice.frame("lying").withType('X'), alice.frame("honest again")));
    alice.expect().closed();
    room.quiet();
  }

  @Case(
      id = "frame.length.zero-later",
      clause = "V1-HDR-08",
      title = "Length 0 after the join closes that connection and no other",
      kills = {"forward-zero-length", "bad-header-closes-channel"},
      segmented = true)
  void laterZeroLength(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("honest"));
    alice.peer().send(alice.frame("").withBody(new byte[0]));
    alice.expect().closed();
    room.quiet();
  }

  @Case(
      id = "frame.length.max",
      clause = "V1-HDR-09",
      title = "A body of 0xFFFFFF octets reaches another member unchanged",
      kills = "sixteen-bit-length")
  void longestBody(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    byte[] body = lab.octets(RawFrame.MAX_BODY_OCTETS);
    room.hears(alice.peer().send(alice.frame("").withBody(body)), alice.say("after"));
  }

  @Case(
      id = "frame.length.64k",
      clause = "V1-HDR-09",
      title = "Bodies around 65536 octets reach another member unchanged",
      kills = "sixteen-bit-length")
  void aroundSixteenBits(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    for (int octets : new int[] {65535, 65536, 65537}) {
      room.hears(alice.peer().send(alice.frame("").withBody(lab.octets(octets))));
    }
  }

  @Case(
      id = "frame.length.first",
      clause = {"V1-HDR-09", "V1-JOIN-03"},
      title = "First frames with bodies up to 0xFFFFFF octets join and reach another member",
      kills = "first-body-of-16-bits")
  void longFirstBodies(Lab lab) {
    Room room = lab.room();
    lab.judgeFromHere();
    for (int octets : new int[] {32767, 32768, 65535, 65536, 65537, RawFrame.MAX_BODY_OCTETS}) {
      room.accepts("first body of " + octets, m -> ofLength(lab, m, octets)).leave();
    }
  }

  /** Returns a first frame with so many octets of body. */
  static RawFrame ofLength(Lab lab, Member member, int octets) {
    int rest = octets - member.frame(new byte[octets - 200]).body().length;
    return member.frame(lab.octets(octets - 200 + rest));
  }

  @Case(
      id = "frame.length.one",
      clause = {"V1-HDR-09", "V1-FWD-03"},
      title = "A later frame with a body of one octet is forwarded",
      kills = {"validate-later-bodies", "short-bodies-refused"})
  void shortestBody(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.peer().send(alice.frame("").withBody(new byte[] {0})), alice.say("after"));
  }
}
