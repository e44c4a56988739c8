package org.mles.conformance.cases.v1.crowd;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.lab.server.Throng;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/** Many members of a channel and many channels at a time. */
@Chapter("crowd")
final class CrowdCases {
  /** Members of a room that do not belong to its throng. */
  private static final int FOUNDERS = 2;

  /** Sizes of a channel at which tables and counters of servers end. */
  private static final int[] SIZES = {15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256};

  private static final int MOST = 260;

  private static final int REGULARS = 24;
  private static final int ROUNDS = 30;

  @Case(
      id = "crowd.members",
      clause = "V1-JOIN-07",
      title = "A channel has as many members as come, up to two hundred and sixty",
      kills = {"members-in-array", "members-counted-in-octet", "joins-one-of-a-burst"})
  void members(Lab lab) {
    lab.requireRoomFor(MOST);
    Room room = lab.room();
    Throng throng = new Throng(lab, room);
    for (int size : SIZES) {
      throng.grow(size - FOUNDERS - throng.size());
    }
    throng.grow(MOST - FOUNDERS - throng.size());
    room.quiet();
  }

  @Case(
      id = "crowd.chorus",
      clause = "V1-FWD-01",
      title = "When two hundred and sixty members speak at the same time each hears all others",
      kills = {"forwards-to-first-128", "members-numbered-in-octet"})
  void chorus(Lab lab) {
    lab.requireRoomFor(MOST);
    Room room = lab.room();
    Throng throng = new Throng(lab, room);
    throng.grow(MOST - FOUNDERS);
    throng.chorus();
    room.quiet();
  }

  @Case(
      id = "crowd.comings-and-goings",
      clause = {"V1-FWD-05", "V1-CLOSE-01"},
      title = "While members come and go, those who stay hear every frame once",
      kills = {"skips-after-departure", "departure-takes-neighbour", "departure-takes-last"})
  void comingsAndGoings(Lab lab) {
    lab.requireRoomFor(2 * REGULARS);
    Room room = lab.room();
    Throng throng = new Throng(lab, room);
    throng.grow(REGULARS);
    List<Departure> ways = List.of(Departure.values());
    for (int round = 0; round < ROUNDS; round++) {
      List<Member> leavers = throng.dismiss(2 + round % 3);
      RawFrame before = room.usher().say("before departures " + round);
      leavers.forEach(ways.get(round % ways.size())::end);
      RawFrame after = room.usher().say("after departures " + round);
      throng.grow(leavers.size(), before, after);
      leavers.forEach(leaver -> leaver.peer().close());
    }
    room.quiet();
  }

  @Case(
      id = "crowd.channels",
      clause = "V1-JOIN-01",
      title = "Two hundred and sixty channels at a time are kept apart",
      kills = {"channels-in-array", "channels-numbered-in-octet", "channels-by-sum"})
  void channels(Lab lab) {
    lab.require(Limit.CHANNELS, MOST);
    lab.requireRoomFor(2 * MOST);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i <= MOST; i++) {
      String channel = lab.channel();
      Pair pair = new Pair(lab.member("one " + i, channel), lab.member("other " + i, channel));
      pair.one.peer().send(pair.one.joinFrame());
      pair.other.peer().send(pair.other.joinFrame());
      pairs.add(pair);
    }
    pairs.forEach(pair -> RawPeer.awaitFirst(pair.one.peer(), pair.other.peer()));
    List<RawFrame> said = pairs.stream().map(pair -> pair.one.say("here")).toList();
    List<RawFrame> answers = pairs.stream().map(pair -> pair.other.say("and here")).toList();
    for (int i = 0; i < MOST; i++) {
      hears(lab, pairs.get(i).other, pairs.get(i).one, said.get(i));
      hears(lab, pairs.get(i).one, pairs.get(i).other, answers.get(i));
    }
  }

  /** The members of a channel, of whom either may be the first. */
  private record Pair(Member one, Member other) {}

  private static void hears(Lab lab, Member hearer, Member speaker, RawFrame said) {
    List<RawFrame> before = hearer.expect().until(said);
    lab.check(
        before.isEmpty() || before.equals(List.of(speaker.joinFrame())),
        hearer.peer().name() + " to hear its own channel alone; it heard " + before.size());
  }
}
