package org.mles.conformance.cases.v1;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;

/** The connection id: who is already here. */
@Chapter("cid")
final class CidCases {
  private static final int SMALL = 0x0000_0007;

  @Case(
      id = "cid.independent",
      clause = "V1-CID-02",
      title = "A CID that is not the low half of the key joins",
      kills = "cid-must-match-key")
  void independentOfKey(Lab lab) {
    lab.room().accepts("alice", m -> m.joinFrame().withCid(SMALL));
  }

  @Case(
      id = "cid.duplicate.refused",
      clause = "V1-CID-03",
      title = "A second connection with an active CID of the channel is closed",
      kills = {"duplicate-accepted", "duplicate-replaces"},
      segmented = true)
  void duplicateRefused(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(SMALL));
    Member twin = lab.member("double", room.channel());
    RawFrame join = twin.peer().send(twin.joinFrame().withCid(SMALL));
    twin.expect().closed();
    room.quiet(alice);
    joinsWithOtherCid(lab, room, twin, join);
  }

  @Case(
      id = "cid.duplicate.same-user",
      clause = "V1-CID-03",
      title = "The same first frame sent on a second connection is refused",
      kills = {"duplicate-accepted", "duplicate-replaces"},
      setup = Setup.SHARED_KEY)
  void sameUserTwice(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    Member again = lab.memberAs("alice again", alice.uid(), room.channel());
    RawFrame join = again.peer().send(again.joinFrame());
    again.expect().closed();
    room.quiet(alice);
    joinsWithOtherCid(lab, room, again, join);
  }

  @Case(
      id = "cid.duplicate.silent",
      clause = "V1-CID-04",
      title = "A refused duplicate's first frame is neither forwarded nor stored",
      kills = {"duplicate-forwarded", "duplicate-stored"})
  void duplicateLeavesNoTrace(Lab lab) {
    Room room = lab.room();
    room.accepts("alice", m -> m.joinFrame().withCid(SMALL));
    Member eve = lab.member("double", room.channel());
    RawFrame smuggled = eve.peer().send(eve.frame("smuggled").withCid(SMALL));
    eve.expect().closed();
    room.quiet();
    room.expectNothingForeign(room.join("late"));
    joinsWithOtherCid(lab, room, eve, smuggled);
  }

  @Case(
      id = "cid.duplicate.first-unaffected",
      clause = "V1-CID-05",
      title = "After a duplicate came and went the first connection still hears and is heard",
      kills = {"duplicate-replaces", "duplicate-cleanup-removes"})
  void firstIsUnaffected(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(SMALL));
    Member eve = lab.member("double", room.channel());
    eve.peer().send(eve.joinFrame().withCid(SMALL));
    eve.expect().closed();
    room.hears(alice.say("still here"));
    room.quiet(alice);
  }

  @Case(
      id = "cid.duplicate.still-refused",
      clause = {"V1-CID-05", "V1-CID-03"},
      title = "After one refused duplicate the next one is refused too",
      kills = {"duplicate-accepted", "duplicate-cleanup-removes"})
  void secondDuplicate(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(SMALL));
    for (int i = 1; i <= 3; i++) {
      Member eve = lab.member("double " + i, room.channel());
      eve.peer().send(eve.joinFrame().withCid(SMALL));
      eve.expect().closed();
    }
    room.quiet(alice);
  }

  @Case(
      id = "cid.other-channel",
      clause = "V1-CID-06",
      title = "The same CID on another channel is allowed",
      kills = "global-cids")
  void otherChannel(Lab lab) {
    Room one = lab.room();
    Room two = lab.room();
    Member alice = one.accepts("alice", m -> m.joinFrame().withCid(SMALL));
    Member bob = two.accepts("bob", m -> m.joinFrame().withCid(SMALL));
    one.quiet(alice);
    two.quiet(bob);
  }

  @Case(
      id = "cid.free-after-leaving",
      clause = "V1-CID-07",
      title = "A CID is free again when its connection has ended",
      kills = "leaks-cid")
  void freeAfterLeaving(Lab lab) {
    Room room = lab.room();
    for (int i = 1; i <= 3; i++) {
      Member alice = room.accepts("alice " + i, m -> m.joinFrame().withCid(SMALL));
      alice.leave();
    }
  }

  @Case(
      id = "cid.free-after-bad-header",
      clause = "V1-CID-07",
      title = "A CID is free again when the subject closed its connection for a bad header",
      kills = {"leaks-cid", "leaks-cid-on-error"})
  void freeAfterError(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(SMALL));
    alice.peer().send(alice.frame("bad").withType('X'));
    alice.expect().closed();
    room.accepts("bob", m -> m.joinFrame().withCid(SMALL));
  }

  @Case(
      id = "cid.zero",
      clause = "V1-CID-08",
      title = "CID 0 is an ordinary CID, also as a duplicate",
      kills = {"cid-zero-is-unset", "cid-zero-refused"})
  void zero(Lab lab) {
    ordinary(lab, 0);
  }

  @Case(
      id = "cid.all-ones",
      clause = "V1-CID-08",
      title = "CID 0xFFFFFFFF is an ordinary CID, also as a duplicate",
      kills = "cid-ones-is-unset")
  void allOnes(Lab lab) {
    ordinary(lab, -1);
  }

  @Case(
      id = "cid.sign-bit",
      clause = "V1-CID-08",
      title = "CIDs that differ in the highest bit alone are two CIDs",
      kills = "cid-of-31-bits")
  void signBit(Lab lab) {
    Room room = lab.room();
    room.accepts("alice", m -> m.joinFrame().withCid(SMALL));
    room.accepts("bob", m -> m.joinFrame().withCid(SMALL | 0x8000_0000));
  }

  private static void ordinary(Lab lab, int cid) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(cid));
    Member eve = lab.member("double", room.channel());
    RawFrame join = eve.joinFrame().withCid(cid);
    eve.peer().send(join);
    eve.expect().closed();
    room.quiet(alice);
    joinsWithOtherCid(lab, room, eve, join);
  }

  /** Proves that the CID was the only reason to refuse {@code first}. */
  private static void joinsWithOtherCid(Lab lab, Room room, Member refused, RawFrame first) {
    Member again = lab.memberAs(refused.peer().name() + " again", refused.uid(), room.channel());
    room.admit(again, first.withKey(again.key()).withCid(SMALL + 1));
  }
}
