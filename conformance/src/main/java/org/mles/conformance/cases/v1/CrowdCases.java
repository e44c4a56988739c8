package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.RawPeer;

/** How many connections and channels there may be at a time. */
@Chapter("limits")
final class CrowdCases {
  @Case(
      id = "limit.connections",
      clause = "V1-LIM-07",
      title = "A connection over the limit is closed, and the members go on",
      kills = "no-connection-limit",
      setup = Setup.CONNECTIONS_16)
  void connections(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    List<RawPeer> fillers = connect(lab, lab.limit(Limit.CONNECTIONS));
    lab.connect("one too many").expect().closed();
    room.hears(alice.say("not affected"));
    room.quiet(alice);
    fillers.forEach(CrowdCases::end);
  }

  @Case(
      id = "limit.unjoined",
      clause = "V1-LIM-08",
      title = "Connections of one address without a join are limited; members do not count",
      kills = {"no-source-limit", "source-limit-counts-members"},
      setup = Setup.UNJOINED_8)
  void unjoined(Lab lab) {
    Room room = lab.room();
    lab.judgeFromHere();
    for (int i = 1; i <= lab.limit(Limit.UNJOINED_PER_SOURCE); i++) {
      room.join("member " + i);
    }
    Member alice = room.join("alice");
    List<RawPeer> fillers = connect(lab, lab.limit(Limit.UNJOINED_PER_SOURCE));
    lab.connect("one too many").expect().closed();
    room.hears(alice.say("not affected"));
    room.quiet(alice);
    fillers.forEach(CrowdCases::end);
  }

  @Case(
      id = "limit.channels",
      clause = "V1-LIM-09",
      title = "A first frame that opens one channel too many closes; existing ones can be joined",
      kills = "no-channel-limit",
      setup = Setup.CHANNELS_12)
  void channels(Lab lab) {
    List<Room> rooms = rooms(lab, lab.limit(Limit.CHANNELS));
    Member pioneer = lab.member("pioneer", lab.channel());
    pioneer.peer().send(pioneer.joinFrame());
    pioneer.expect().closed();
    rooms.get(0).join("alice");
    desert(lab, rooms.get(1));
    lab.judgeFromHere();
    lab.room();
  }

  @Case(
      id = "limit.deserted",
      clause = {"V1-LIM-10", "V1-LIM-04"},
      title = "Of too many deserted channels the one that was left first is forgotten",
      kills = {
        "no-deserted-limit",
        "forgets-newest-deserted",
        "forgets-first-opened",
        "forgets-populated"
      },
      setup = Setup.DESERTED_4)
  void deserted(Lab lab) {
    Room held = lab.room();
    List<Room> rooms = rooms(lab, lab.limit(Limit.DESERTED_CHANNELS) + 1);
    Room leftFirst = rooms.remove(1);
    desert(lab, leftFirst);
    rooms.forEach(room -> desert(lab, room));
    lab.check(
        Collections.disjoint(lab.room(leftFirst.channel()).founderReplay(), leftFirst.past()),
        "a channel that was left before the others to be forgotten; its history came");
    for (Room room : rooms) {
      lab.check(
          lab.room(room.channel()).founderReplay().containsAll(room.past()),
          "a channel among the last to be left to be kept; frames of its history are missing");
    }
    held.expectReplay(held.join("late"));
  }

  private static List<RawPeer> connect(Lab lab, int count) {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      peers.add(lab.connect("filler " + i));
    }
    return peers;
  }

  /** Frees the place of a connection, if it got one. */
  private static void end(RawPeer peer) {
    peer.finish();
    peer.expect().closed();
  }

  private static List<Room> rooms(Lab lab, int count) {
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add(lab.room());
    }
    return rooms;
  }

  private static void desert(Lab lab, Room room) {
    room.usher().leave();
    room.witness().leave();
    lab.forget(room);
  }
}
