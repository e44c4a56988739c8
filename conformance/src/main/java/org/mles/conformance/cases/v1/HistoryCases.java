package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;

/** What a joiner is told about the past. */
@Chapter("history")
final class HistoryCases {
  @Case(
      id = "history.oldest-first",
      clause = {"V1-FWD-05", "V1-HIST-01", "V1-HIST-03"},
      title = "A joiner gets the kept frames, oldest first",
      kills = "newest-first")
  void oldestFirst(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("one"), alice.say("two"), alice.say("three"));
    room.expectReplay(room.join("late"));
  }

  @Case(
      id = "history.verbatim",
      clause = "V1-HIST-03",
      title = "History holds every frame as it came: first frames, empty ones, garbage",
      kills = {"history-without-joins", "history-without-empties", "reencodes-history"})
  void verbatim(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.frame("good morning \t\r\n"));
    room.hears(
        alice.say(""),
        alice.say("space at the end "),
        alice.peer().send(alice.frame("").withBody(lab.octets(50))),
        alice.peer().send(alice.frame("odd").withKey(1).withCid(2)));
    room.expectReplay(room.join("late"));
  }

  @Case(
      id = "history.seam",
      clause = "V1-HIST-02",
      title = "Joining in the middle of a flood shows no gap, no repeat and no disorder",
      kills = {"live-before-history", "gap-at-seam", "repeat-at-seam"})
  void seam(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    List<RawFrame> flood = new ArrayList<>();
    List<Member> joiners = new ArrayList<>();
    Set<RawFrame> awaited = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      flood.add(alice.say("number " + i));
      if (i % 10 == 5) {
        Member joiner = lab.member("joiner " + i, room.channel());
        joiners.add(joiner);
        awaited.add(joiner.peer().send(joiner.joinFrame()));
      }
    }
    awaited.addAll(flood);
    while (!awaited.isEmpty()) {
      awaited.remove(room.record(room.witness().expect().anyFrame()));
    }
    RawFrame sentinel = room.sentinel();
    room.witness().expect().frame(sentinel);
    for (Member joiner : joiners) {
      List<RawFrame> numbered = new ArrayList<>(joiner.expect().until(sentinel));
      numbered.retainAll(new HashSet<>(flood));
      int from = flood.size() - numbered.size();
      lab.check(
          from >= 0 && flood.subList(from, flood.size()).equals(numbered),
          "one unbroken run up to the last number at " + joiner.peer().name() + "; it is broken");
    }
  }

  @Case(
      id = "history.limit",
      clause = "V1-HIST-04",
      title = "At most the configured number of frames is kept, and the oldest go first",
      kills = {
        "drops-newest",
        "limit-off-by-one",
        "one-kept-frame-less",
        "unlimited-history",
        "history-ignored"
      },
      setup = Setup.HISTORY_5)
  void limit(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    for (int i = 0; i < lab.settings().historyLimit() + 7; i++) {
      room.hears(alice.say("number " + i));
    }
    room.expectReplay(room.join("late"));
    room.expectReplay(room.join("later"));
  }

  @Case(
      id = "history.none",
      clause = "V1-HIST-05",
      title = "With limit 0 nothing is kept and nothing replayed",
      kills = {"limit-off-by-one", "unlimited-history"},
      setup = Setup.HISTORY_0)
  void none(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("one"), alice.say("two"));
    Member late = room.join("late");
    lab.check(late.replay().isEmpty(), "no history; saw " + late.replay().size() + " frames");
  }

  @Case(
      id = "history.survives",
      clause = "V1-HIST-06",
      title = "History outlives the last member of the channel",
      kills = "clears-when-empty")
  void survives(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("remember me"));
    alice.leave();
    room.usher().leave();
    room.witness().leave();
    Room reopened = room.reopen();
    lab.check(
        reopened.founderReplay().containsAll(room.past()),
        "everything that was said before all left; some of it is missing");
  }

  @Case(
      id = "history.per-channel",
      clause = "V1-HIST-07",
      title = "A joiner gets the history of its own channel and of no other",
      kills = "global-history")
  void perChannel(Lab lab) {
    Room one = lab.room();
    Room other = lab.room();
    one.hears(one.join("alice").say("private"));
    other.expectReplay(other.join("bob"));
    one.expectReplay(one.join("late"));
  }

  @Case(
      id = "history.own-join",
      clause = "V1-HIST-08",
      title = "A first frame is kept for later joiners but not replayed to its sender",
      kills = {"replays-own-join", "history-without-joins", "echoes-join"})
  void ownJoin(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.frame("good morning"));
    room.expectReplay(alice);
    room.expectReplay(room.join("late"));
  }

  @Case(
      id = "history.default-limit",
      clause = "V1-HIST-09",
      title = "Unless configured otherwise 100 frames are kept",
      kills = {"unlimited-history", "history-ignored"},
      setup = Setup.OWN_HISTORY)
  void defaultLimit(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    for (int i = 0; i < 120; i++) {
      room.hears(alice.say("number " + i));
    }
    room.expectReplay(room.join("late"));
  }

  @Case(
      id = "history.of-departed",
      clause = {"V1-HIST-06", "V1-HIST-03"},
      title = "Frames of members that left stay in the history",
      kills = "forgets-departed")
  void ofDeparted(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("I will be gone"));
    alice.leave();
    room.expectReplay(room.join("late"));
  }

  @Case(
      id = "history.equal-frames",
      clause = "V1-HIST-03",
      title = "Equal frames are as many in the history as were said",
      kills = "history-holds-equals-once")
  void equalFrames(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawFrame said = alice.frame("again and again");
    room.hears(alice.peer().send(said), alice.peer().send(said), alice.say("between"));
    room.hears(alice.peer().send(said));
    room.expectReplay(room.join("late"));
  }

  @Case(
      id = "history.bytes",
      clause = "V1-HIST-10",
      title =
          "Large frames are kept up to a bound; what is replayed is an unbroken end of the past",
      kills = "drops-newest")
  void largeFrames(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    for (int i = 0; i < 24; i++) {
      room.hears(alice.peer().send(alice.frame(lab.octets(1 << 20))));
    }
    room.hears(alice.say("last"));
    room.expectEndOfPast(room.join("late"));
  }

  @Case(
      id = "history.octets",
      clause = "V1-HIST-10",
      title = "Of frames that exceed the octets of a history the newest that fit are kept",
      kills = {
        "no-history-octets",
        "history-counts-bodies",
        "history-leaves-out-large",
        "one-kept-octet-more",
        "one-kept-octet-less"
      },
      setup = Setup.HISTORY_64K)
  void octets(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    lab.require(Limit.HISTORY_FRAMES, 80);
    int most = lab.limit(Limit.HISTORY_OCTETS);
    // Header and body make a 64th, so that the history is full to the octet.
    int octets = Math.max(RawFrame.HEADER_OCTETS + 1, most / 64);
    for (int i = 0; i < 80; i++) {
      say(lab, room, alice, octets);
    }
    room.expectReplayWithin(room.join("late"), most);
    for (int more = 0; more <= 1; more++) {
      // Two frames that fill it to the octet, and two of which one has to go.
      say(lab, room, alice, most / 2);
      say(lab, room, alice, most - most / 2 + more);
      room.expectReplayWithin(room.join("late by " + more), most);
    }
    say(lab, room, alice, RawFrame.HEADER_OCTETS + most);
    room.expectReplayWithin(room.join("later"), most);
  }

  /** Says a frame of so many octets with its header. */
  private static void say(Lab lab, Room room, Member member, int octets) {
    byte[] body = lab.octets(octets - RawFrame.HEADER_OCTETS);
    room.hears(member.peer().send(member.frame("").withBody(body)));
  }
}
