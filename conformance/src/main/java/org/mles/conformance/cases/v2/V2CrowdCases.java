package org.mles.conformance.cases.v2;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.Offer;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** How many there may be at a time, and what they may leave unread. */
@Chapter(value = "v2-limits", protocol = Protocol.V2)
final class V2CrowdCases {
  /** Members of a room before anybody else. */
  private static final int FOUNDERS = 2;

  /** Time for visitors to come and wait, in milliseconds. */
  private static final int PATIENT = 5_000;

  /** Pings that are sent at a time: a server may answer the last of very many alone. */
  private static final int PINGS = 48;

  /** More than systems hold back for a reader. */
  private static final int BEYOND_OCTETS = 39 << 20;

  @Case(
      id = "v2.limit.unread-pongs",
      clause = "V2-LIM-04",
      title = "Who sends pings and does not read the pongs is closed as a slow reader",
      kills = "v2-keeps-who-reads-no-pongs",
      setup = Setup.SLOW_READERS)
  void unreadPongs(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member stalled = room.joinUnread("stalled");
    byte[] pings = pings();
    Offer offer = new Offer(stalled.peer(), lab.scene().timers());
    int most = (lab.limit(Limit.SLOW_READER_OCTETS) + BEYOND_OCTETS) / pings.length;
    for (int i = 0; i < most && !stalled.peer().failedToSend(); i++) {
      lab.check(offer.isTaken(pings), "stalled to be closed; nothing is read from it any more");
      room.quiet();
    }
    stalled.readOn().ws().untilEnded();
  }

  private static byte[] pings() {
    WsFrame ping = WsFrame.of(WsFrame.PING, new byte[WsFrame.MOST_CONTROL_OCTETS]);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < PINGS; i++) {
      all.writeBytes(ping.encode());
    }
    return all.toByteArray();
  }

  @Case(
      id = "v2.limit.connections",
      clause = "V2-LIM-05",
      title = "As many connections as configured are served; one more is closed, and they go on",
      kills = {"v2-one-connection-more", "v2-one-connection-less"},
      setup = Setup.CONNECTIONS_16)
  void connections(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    List<V2Member> members = new ArrayList<>();
    while (members.size() < lab.limit(Limit.CONNECTIONS) - FOUNDERS) {
      members.add(joined(room, "member " + members.size()));
    }
    room.member("one too many").ws().ended();
    room.hears(members.get(0).say(room.token("not affected")));
    room.quiet();
    members.forEach(V2Member::leave);
  }

  /** Joins a member; who left just before may still be counted, so a refusal has to last. */
  private static V2Member joined(V2Room room, String name) {
    try {
      return room.join(name);
    } catch (ConformanceFailure e) {
      return room.join(name + " again");
    }
  }

  @Case(
      id = "v2.limit.unjoined",
      clause = "V2-LIM-05",
      title = "As many of one address may wait to join as configured, upgraded or not, and no more",
      kills = {"v2-one-visitor-more", "v2-one-visitor-less"},
      setup = Setup.UNJOINED_8)
  void unjoined(Lab lab) {
    int most = lab.limit(Limit.UNJOINED_PER_SOURCE);
    lab.require(Limit.CONNECTIONS, FOUNDERS + 2L * most + 2);
    lab.require(Limit.FIRST_FRAME_MILLIS, PATIENT);
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    for (int i = 1; i <= most; i++) {
      room.join("member " + i);
    }
    List<V2Member> visitors = new ArrayList<>();
    for (int i = 1; i <= most; i++) {
      V2Member visitor = room.member("visitor " + i);
      visitors.add(i % 2 == 0 ? visitor.open() : visitor);
    }
    room.member("one too many").ws().ended();
    room.quiet();
    for (int i = 0; i < most; i++) {
      V2Member visitor = visitors.get(i);
      room.admit(i % 2 == 0 ? visitor.open() : visitor, WsMessage.text(visitor.first()));
    }
  }

  @Case(
      id = "v2.limit.channels",
      clause = "V2-LIM-05",
      title =
          "A first message that opens one channel too many is refused; existing ones are joined",
      kills = {"v2-one-channel-more", "v2-one-channel-less"},
      setup = Setup.CHANNELS_12)
  void channels(Lab lab) {
    V2Room held = lab.v2Room();
    lab.judgeFromHere();
    List<V2Room> rooms = rooms(lab, lab.limit(Limit.CHANNELS) - 1);
    V2Member pioneer = lab.v2Member("pioneer", lab.channel()).open();
    pioneer.say(pioneer.first());
    pioneer.ws().turnedAway();
    held.join("alice");
    desert(lab, rooms.get(0));
    lab.v2Room();
  }

  @Case(
      id = "v2.limit.deserted",
      clause = "V2-LIM-05",
      title = "Of too many deserted channels those that were left first are forgotten",
      kills = {"v2-one-deserted-more", "v2-one-deserted-less"},
      setup = Setup.DESERTED_4)
  void deserted(Lab lab) {
    V2Room held = lab.v2Room();
    List<V2Room> rooms = rooms(lab, lab.limit(Limit.DESERTED_CHANNELS) + 2);
    List<V2Room> leftFirst = List.of(rooms.remove(1), rooms.remove(1));
    leftFirst.forEach(room -> desert(lab, room));
    rooms.forEach(room -> desert(lab, room));
    for (V2Room room : leftFirst) {
      lab.check(
          !isRemembered(lab, room),
          "a channel that was left before the others to be forgotten; its history came");
    }
    for (V2Room room : rooms) {
      lab.check(
          isRemembered(lab, room),
          "a channel among the last to be left to be kept; its history is missing");
    }
    int before = held.carried();
    held.expectReplay(held.admit(held.member("late")), before);
  }

  private static List<V2Room> rooms(Lab lab, int count) {
    List<V2Room> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add(lab.v2Room());
    }
    return rooms;
  }

  private static void desert(Lab lab, V2Room room) {
    room.usher().leave();
    room.witness().leave();
    lab.forget(room);
  }

  /** Opens a deserted channel again, and says whether what its founders said comes. */
  private static boolean isRemembered(Lab lab, V2Room room) {
    V2Room again = lab.v2Room(room.channel());
    return again.admit(again.member("late")).contains(WsMessage.text(room.usher().json()));
  }
}
