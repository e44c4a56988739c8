package org.mles.conformance.cases.v1.range;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** What a server must not remember of a person, and whom it must not take for one. */
@Chapter("person")
final class PersonCases {
  private static final int OTHER = 0x0000_0111;
  private static final byte[] HELLO = {'h', 'i'};

  @Case(
      id = "person.key.again",
      clause = "V1-KEY-04",
      title = "Who has joined once with the right key is refused with a wrong one",
      kills = {"no-key-check", "trusts-known-uids", "trusts-known-cids"})
  void rightOnce(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(OTHER));
    wrongKey(lab, room, alice, alice.joinFrame().withCid(OTHER + 1));
    alice.leave();
    wrongKey(lab, room, alice, alice.joinFrame().withCid(OTHER));
    room.quiet();
  }

  private static void wrongKey(Lab lab, Room room, Member known, RawFrame honest) {
    Member eve = lab.memberAs("eve", known.uid(), room.channel());
    eve.peer().send(honest.withKey(~eve.key()));
    eve.expect().closed();
  }

  @Case(
      id = "person.key.elsewhere",
      clause = "V1-KEY-04",
      title = "A key that was right for one user and channel opens nothing else later",
      kills = {"no-key-check", "trusts-known-keys"})
  void rightElsewhere(Lab lab) {
    Room here = lab.room();
    Room there = lab.room();
    Member alice = here.join("alice");
    Member again = lab.memberAs("alice elsewhere", alice.uid(), there.channel());
    again.peer().send(again.joinFrame().withKey(alice.key()));
    again.expect().closed();
    Member bob = lab.member("bob", here.channel());
    bob.peer().send(bob.joinFrame().withKey(alice.key()));
    bob.expect().closed();
    here.quiet(alice);
    there.quiet();
  }

  @Case(
      id = "person.twice",
      clause = "V1-CID-09",
      title = "One user on two connections with different CIDs is two members",
      kills = {"one-member-per-uid", "second-of-uid-replaces", "echo-known-by-uid"})
  void twice(Lab lab) {
    Room room = lab.room();
    Member one = room.join("alice");
    Member two = lab.memberAs("alice again", one.uid(), room.channel());
    RawFrame join = two.joinFrame().withCid(OTHER);
    room.admit(two, join);
    one.expect().frame(join);
    one.expect().anyFrame();
    heard(room, one, two);
    heard(room, two, one);
    two.leave();
    room.quiet(one);
  }

  private static void heard(Room room, Member speaker, Member listener) {
    RawFrame said = speaker.say("to myself");
    room.hears(said);
    listener.expect().frame(said);
    room.quiet(speaker);
    listener.expect().anyFrame();
  }

  @Case(
      id = "person.later.delivery",
      clause = {"V1-FWD-01", "V1-FWD-02"},
      title = "A later frame with the CID, key and uid of another member reaches that member",
      kills = {"echo-known-by-cid", "echo-known-by-uid"})
  void laterNamesDoNotDecide(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    Member bob = room.join("bob");
    alice.expect().frame(bob.joinFrame());
    alice.expect().anyFrame();
    byte[] body = Body.message(bob.uid(), room.channel(), HELLO);
    RawFrame odd = alice.peer().send(RawFrame.of(bob.key(), body));
    room.hears(odd);
    bob.expect().frame(odd);
    room.quiet(alice);
  }

  @Case(
      id = "person.later.cid",
      clause = {"V1-CID-03", "V1-CID-02"},
      title = "A later frame with another CID neither takes that CID nor gives up its own",
      kills = {"cid-of-last-frame", "duplicate-accepted"})
  void laterCidIsNobodys(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(OTHER));
    room.hears(alice.peer().send(alice.frame("odd").withCid(OTHER + 1)));
    Member eve = lab.member("double", room.channel());
    eve.peer().send(eve.joinFrame().withCid(OTHER));
    eve.expect().closed();
    room.accepts("bob", m -> m.joinFrame().withCid(OTHER + 1));
  }

  @Case(
      id = "person.history.returner",
      clause = {"V1-HIST-03", "V1-HIST-06"},
      title = "Who comes back gets the history that everybody gets, with its own frames",
      kills = {"own-frames-not-replayed", "no-history-for-returners", "forgets-departed"})
  void returner(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("one"), alice.say("two"));
    alice.leave();
    room.expectReplay(room.joinAs("alice again", alice.uid()));
    room.expectReplay(room.join("somebody else"));
  }

  @Case(
      id = "person.history.alone",
      clause = "V1-HIST-03",
      title = "What a member says while it is alone is in the history",
      kills = {"keeps-only-what-is-heard", "history-ignored", "clears-when-empty"})
  void alone(Lab lab) {
    String channel = lab.channel();
    Member alice = lab.member("alice", channel);
    List<RawFrame> said = List.of(alice.joinFrame(), alice.frame("one"), alice.frame("two"));
    alice.peer().sendTogether(said);
    alice.leave();
    Room room = lab.room(channel);
    List<RawFrame> seen = room.founderReplay();
    boolean kept = lab.settings().historyLimit() > said.size() + 2;
    lab.check(
        !kept || (seen.size() >= said.size() && seen.subList(0, said.size()).equals(said)),
        "all that was said by a member alone, oldest first; saw " + seen.size() + " frames");
  }
}
