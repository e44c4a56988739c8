package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.ConformanceFailure;

/** How many connections and channels there may be at a time. */
@Chapter("limits")
final class CrowdCases {
  /** Members of a room before anybody else. */
  private static final int FOUNDERS = 2;

  /** Members that join one by one at the end, when the limit is near. */
  private static final int LAST = 4;

  /** Time for visitors to come and wait, in milliseconds. */
  private static final int PATIENT = 5_000;

  /** More than whoever thinks of names as short has place for. */
  private static final int LONG = 300;

  @Case(
      id = "limit.connections",
      clause = "V1-LIM-07",
      title = "As many connections as configured are served; one more is closed, and they go on",
      kills = {"no-connection-limit", "one-connection-more", "one-connection-less"},
      setup = Setup.CONNECTIONS_16)
  void connections(Lab lab) {
    Room room = lab.room();
    lab.judgeFromHere();
    int places = lab.limit(Limit.CONNECTIONS) - FOUNDERS;
    List<Member> members = members(lab, room, places - LAST);
    room.hearsAll(members.stream().map(m -> m.peer().send(m.joinFrame())).toList());
    while (members.size() < places) {
      members.add(joined(room, "member " + members.size()));
    }
    lab.connect("one too many").expect().closed();
    room.hears(members.get(0).say("not affected"));
    room.quiet();
    members.forEach(Member::leave);
  }

  /** Connects so many who have not joined. */
  private static List<Member> members(Lab lab, Room room, int count) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(lab.member("member " + i, room.channel()));
    }
    return members;
  }

  /** Joins a member; who left just before may still be counted, so a refusal has to last. */
  private static Member joined(Room room, String name) {
    try {
      return room.join(name);
    } catch (ConformanceFailure e) {
      return room.join(name + " again");
    }
  }

  @Case(
      id = "limit.unjoined",
      clause = "V1-LIM-08",
      title = "As many of one address may wait to join as configured, members apart, and no more",
      kills = {
        "no-source-limit",
        "source-limit-counts-members",
        "one-visitor-more",
        "one-visitor-less"
      },
      setup = Setup.UNJOINED_8)
  void unjoined(Lab lab) {
    int most = lab.limit(Limit.UNJOINED_PER_SOURCE);
    lab.require(Limit.CONNECTIONS, FOUNDERS + 2L * most + 2);
    lab.require(Limit.FIRST_FRAME_MILLIS, PATIENT);
    Room room = lab.room();
    lab.judgeFromHere();
    for (int i = 1; i <= most; i++) {
      room.join("member " + i);
    }
    Member alice = room.join("alice");
    List<Member> visitors = members(lab, room, most);
    lab.connect("one too many").expect().closed();
    room.hears(alice.say("not affected"));
    room.quiet(alice);
    room.hearsAll(visitors.stream().map(v -> v.peer().send(v.joinFrame())).toList());
  }

  @Case(
      id = "limit.channels",
      clause = "V1-LIM-09",
      title = "A first frame that opens one channel too many closes; existing ones can be joined",
      kills = {"no-channel-limit", "one-channel-more", "one-channel-less"},
      setup = Setup.CHANNELS_12)
  void channels(Lab lab) {
    Room held = lab.room();
    lab.judgeFromHere();
    List<Room> rooms = rooms(lab, lab.limit(Limit.CHANNELS) - 1);
    Member pioneer = lab.member("pioneer", lab.channel());
    pioneer.peer().send(pioneer.joinFrame());
    pioneer.expect().closed();
    held.join("alice");
    desert(lab, rooms.get(0));
    lab.room();
  }

  @Case(
      id = "limit.deserted",
      clause = {"V1-LIM-10", "V1-LIM-04"},
      title = "Of too many deserted channels those that were left first are forgotten",
      kills = {
        "no-deserted-limit",
        "forgets-newest-deserted",
        "forgets-first-opened",
        "forgets-populated",
        "forgets-by-small-letters",
        "forgets-by-255-octets",
        "one-deserted-more",
        "one-deserted-less"
      },
      setup = Setup.DESERTED_4)
  void deserted(Lab lab) {
    Room held = lab.room();
    List<Room> rooms = rooms(lab, lab.limit(Limit.DESERTED_CHANNELS) + 2);
    List<Room> leftFirst = List.of(rooms.remove(1), rooms.remove(1));
    leftFirst.forEach(room -> desert(lab, room));
    rooms.forEach(room -> desert(lab, room));
    for (Room room : leftFirst) {
      lab.check(
          Collections.disjoint(lab.room(room.channel()).founderReplay(), room.past()),
          "a channel that was left before the others to be forgotten; its history came");
    }
    for (Room room : rooms) {
      lab.check(
          lab.room(room.channel()).founderReplay().containsAll(room.past()),
          "a channel among the last to be left to be kept; frames of its history are missing");
    }
    held.expectReplay(held.join("late"));
  }

  /** Opens channels of long names, of which two each differ in nothing but small letters. */
  private static List<Room> rooms(Lab lab, int count) {
    String small = lab.channel();
    String capital = small.toUpperCase(Locale.ROOT);
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add(lab.room((i % 2 == 0 ? small : capital) + "-".repeat(LONG) + i / 2));
    }
    return rooms;
  }

  private static void desert(Lab lab, Room room) {
    room.usher().leave();
    room.witness().leave();
    lab.forget(room);
  }
}
