package org.mles.conformance.cases.v2;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.WsMessage;

/** What a joiner gets of the past. */
@Chapter(value = "v2-history", protocol = Protocol.V2)
final class V2HistoryCases {
  private static final int USUAL = 200;
  private static final int ROUNDS = 20;

  /** Parts of a history that one message fills, and how much of that other things may take. */
  private static final int PARTS = 8;

  private static final int OTHER_OCTETS = 64;

  @Case(
      id = "v2.history.kept",
      clause = {"V2-HIST-01", "V2-HIST-03"},
      title = "A joiner gets the stored messages in order, first messages among them",
      kills = {
        "v2-no-history",
        "v2-history-backwards",
        "v2-history-misses-last",
        "v2-history-forgets-kind",
        "v2-first-not-stored"
      },
      setup = Setup.OWN_HISTORY,
      framed = true)
  void kept(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (int i = 0; i < 10; i++) {
      room.hears(alice.say(WsMessage.binary(lab.octets(20 * i))));
      room.hears(alice.say(room.token("text " + i)));
    }
    int before = room.carried();
    room.expectEnd(room.admit(room.member("late")), before, USUAL);
  }

  @Case(
      id = "v2.history.fragments",
      clause = "V2-HIST-01",
      title = "A message that came in fragments is stored as a whole",
      kills = "v2-history-of-last-fragment",
      setup = Setup.OWN_HISTORY)
  void fragments(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (boolean text : new boolean[] {true, false}) {
      WsMessage message = WsMessage.of(text, NFirst.utf8(room.token("in three")));
      alice.send(message.fragments(2, 5));
      room.hears(message);
    }
    int before = room.carried();
    room.expectEnd(room.admit(room.member("late")), before, USUAL);
  }

  @Case(
      id = "v2.history.seam",
      clause = "V2-HIST-01",
      title = "Between history and what is live nothing is missing and nothing comes twice",
      kills = "v2-history-twice",
      setup = Setup.OWN_HISTORY)
  void seam(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (int round = 0; round < ROUNDS; round++) {
      V2Member late = room.member("late " + round).open();
      late.say(late.first());
      // Said while the join may be under way, or done, or not begun.
      WsMessage last = room.record(alice.say(room.token("meanwhile " + round)));
      late.ws().until(last);
      WsMessage behind = room.record(alice.say(room.token("behind " + round)));
      late.ws().message(behind);
      room.witness().ws().until(behind);
      late.leave();
    }
  }

  @Case(
      id = "v2.history.limit",
      clause = "V2-HIST-02",
      title = "The oldest messages go first when there are more than are stored",
      kills = "v2-history-limit-off-by-one",
      setup = Setup.HISTORY_5)
  void limit(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (int i = 0; i < lab.limit(Limit.HISTORY_FRAMES) + 2; i++) {
      room.hears(alice.say(room.token("message " + i)));
    }
    int before = room.carried();
    room.expectReplay(room.admit(room.member("late")), before);
  }

  @Case(
      id = "v2.history.usual",
      clause = "V2-HIST-02",
      title = "A channel stores 200 messages unless configured otherwise",
      kills = "v2-history-of-100",
      setup = Setup.OWN_HISTORY)
  void usual(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (int i = 0; i < USUAL + 20; i++) {
      room.hears(alice.say("message " + i));
    }
    int before = room.carried();
    room.expectEnd(room.admit(room.member("late")), before, USUAL);
  }

  @Case(
      id = "v2.history.first-messages",
      clause = "V2-HIST-03",
      title = "A first message is stored in the form in which it is forwarded",
      kills = "v2-first-not-stored",
      setup = Setup.ENDPOINT,
      framed = true)
  void firstMessages(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.accepts("alice", V2Member::json);
    List<WsMessage> replay = room.admit(room.member("late"));
    WsMessage first = WsMessage.text(alice.json());
    lab.check(replay.contains(first), first + " in the history; it is missing");
  }

  @Case(
      id = "v2.history.survives",
      clause = "V2-HIST-04",
      title = "A history is there for the next joiner when the last session has left",
      kills = "v2-history-dies",
      setup = Setup.OWN_HISTORY)
  void survives(Lab lab) {
    String channel = lab.channel();
    V2Member alice = lab.v2Member("alice", channel);
    lab.scene().control(alice::open);
    alice.say(alice.first());
    WsMessage said = alice.say("before all left " + channel);
    alice.leave();
    V2Member bob = lab.v2Member("bob", channel);
    bob.open().say(bob.first());
    bob.ws().until(said);
  }

  @Case(
      id = "v2.history.octets",
      clause = "V2-HIST-05",
      title = "A history is bounded in octets as well",
      kills = "v2-history-without-octet-bound",
      setup = Setup.HISTORY_64K)
  void octets(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    int bound = lab.limit(Limit.HISTORY_OCTETS);
    int octets = Math.max(1, bound / PARTS - OTHER_OCTETS);
    for (int i = 0; i < 2 * PARTS; i++) {
      room.hears(alice.say(WsMessage.binary(lab.octets(octets))));
    }
    long items =
        room.admit(room.member("late")).stream()
            .filter(kept -> kept.payload().length == octets)
            .count();
    lab.check(
        items >= PARTS - 2 && items <= PARTS,
        "as many messages of " + octets + " octets as fit " + bound + "; saw " + items);
  }
}
