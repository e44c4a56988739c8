package org.mles.conformance.cases.v2;

import java.util.Arrays;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Signs of life, and bounds of what a session may cost. */
@Chapter(value = "v2-life", protocol = Protocol.V2)
final class V2LifeCases {
  private static final int GONE = 1001;
  private static final int TOO_BIG = 1009;
  private static final int UNANSWERED = 4;
  private static final int SIGNS = UNANSWERED + 2;
  private static final int FLOOD_WAVES = 160;
  private static final int FLOOD_OCTETS = 1 << 18;

  @Case(
      id = "v2.life.pings",
      clause = "V2-PING-01",
      title = "A session that gives no sign of life is pinged four times and then closed with 1001",
      kills = {"v2-never-pings", "v2-never-forgets"},
      setup = Setup.SHORT_PINGS)
  void pings(Lab lab) {
    V2Member silent = alone(lab, "silent");
    for (int i = 0; i < UNANSWERED; i++) {
      silent.ws().ping();
    }
    silent.ws().close(GONE);
    lab.v2Room();
  }

  /** Joins somebody alone: members of a room that nobody reads would be missed as well. */
  private static V2Member alone(Lab lab, String name) {
    lab.forget(lab.v2Room());
    V2Member member = lab.v2Member(name, lab.channel()).open();
    member.say(member.first());
    return member;
  }

  @Case(
      id = "v2.life.signs",
      clause = "V2-PING-02",
      title = "An octet of an unfinished frame is a sign of life, and so is a pong",
      kills = "v2-only-messages-are-life",
      setup = Setup.SHORT_PINGS)
  void signs(Lab lab) {
    V2Member alice = alone(lab, "alice");
    WsMessage message = WsMessage.text(lab.scene().unique("octet by octet"));
    byte[] octets = message.frame().encode();
    for (int i = 0; i < SIGNS; i++) {
      alice.ws().ping();
      alice.send(WsFrame.of(WsFrame.PONG, new byte[0]));
    }
    for (int i = 0; i < SIGNS; i++) {
      alice.ws().ping();
      alice.peer().send(Arrays.copyOfRange(octets, i, i + 1));
    }
    V2Member bob = lab.v2Member("bob", alice.channel()).open();
    bob.say(bob.first());
    alice.ws().until(bob.say(lab.scene().unique("hello")));
    alice.peer().send(Arrays.copyOfRange(octets, SIGNS, octets.length));
    bob.ws().until(message);
  }

  @Case(
      id = "v2.life.output",
      clause = "V2-PING-02",
      title = "What is sent to a session is no sign of its life",
      kills = "v2-output-is-life",
      setup = Setup.SHORT_PINGS)
  void output(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member silent = room.join("silent");
    for (int i = 0; i < UNANSWERED; i++) {
      silent.ws().ping();
      WsMessage said = room.sentinel();
      room.witness().ws().message(said);
      silent.ws().message(said);
    }
    silent.ws().close(GONE);
  }

  @Case(
      id = "v2.limit.message",
      clause = "V2-LIM-02",
      title = "A message over the limit ends its session with 1009 as soon as a length says so",
      kills = "v2-no-message-limit",
      setup = Setup.SMALL_BODIES)
  void message(Lab lab) {
    V2Room room = lab.v2Room();
    int most = lab.limit(Limit.BODY_OCTETS);
    V2Member alice = room.join("alice");
    room.hears(alice.say(WsMessage.binary(lab.scene().octets(most))));
    alice.send(WsMessage.binary(new byte[0]).frame().announcing(most + 1L));
    alice.ws().closed(TOO_BIG);
    V2Member bob = room.join("bob");
    WsFrame half = WsMessage.binary(lab.scene().octets(most / 2 + 1)).frame().notFinal();
    WsFrame rest = WsFrame.of(WsFrame.CONTINUATION, new byte[0]).announcing(most / 2);
    bob.send(half, rest);
    bob.ws().closed(TOO_BIG);
    room.quiet();
  }

  @Case(
      id = "v2.limit.slow-reader",
      clause = "V2-LIM-01",
      title = "A reader that does not read delays nobody and is closed at the bound",
      kills = "v2-one-stalls-all",
      setup = Setup.SLOW_READERS)
  void slowReader(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member stalled = room.joinUnread("stalled");
    // Nobody else is here who might fall behind, and would be a slow reader as well.
    for (int i = 0; i < FLOOD_WAVES; i++) {
      room.hears(room.usher().say(WsMessage.binary(lab.octets(FLOOD_OCTETS))));
    }
    stalled.readOn().ws().untilEnded();
  }
}
