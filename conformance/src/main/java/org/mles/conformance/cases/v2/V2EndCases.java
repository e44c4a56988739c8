package org.mles.conformance.cases.v2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** What a session and a server still owe when they end. */
@Chapter(value = "v2-end", protocol = Protocol.V2)
final class V2EndCases {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int REFUSED = 1008;
  private static final int UNAVAILABLE = 503;

  /** More than systems hold back, less than a reader may fall behind; 1 MiB each. */
  private static final int QUEUED = 7;

  /** What a client may take to end its side, and a little more, in milliseconds. */
  private static final int GRACE = 6_000;

  private static final int ROUNDS = 5;

  /** A RST comes as soon as the system has sent it. */
  private static final int TRIES = 200;

  @Case(
      id = "v2.end.server",
      clause = "V2-CLOSE-02",
      title = "A server that ends sends 1001 to its sessions, behind a whole message",
      kills = {"v2-ends-without-close", "v2-ends-inside-a-message"},
      setup = Setup.ENDED)
  void server(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member late = room.joinUnread("late reader");
    late.peer().narrow();
    queue(lab, room);
    lab.dismissSubject();
    room.witness().ws().closeAnswered(GOING_AWAY);
    late.readOn();
    int whole = 0;
    while (late.ws().messageOrClose(GOING_AWAY)) {
      whole++;
    }
    lab.scene().transcript().note("late reader", whole + " messages came before the Close");
  }

  /** Says more than the systems on the way hold back for who does not read. */
  private static List<WsMessage> queue(Lab lab, V2Room room) {
    long bound = lab.settings().inForce(Limit.SLOW_READER_OCTETS) >> 20;
    List<WsMessage> said = new ArrayList<>();
    for (int i = 0; i < Math.min(QUEUED, bound / 2); i++) {
      said.add(room.usher().say(WsMessage.binary(lab.octets(1 << 20))));
      room.hears(said.get(i));
    }
    return said;
  }

  @Case(
      id = "v2.end.asking",
      clause = "V2-HTTP-09",
      title = "Who is about to ask when the server ends is answered with 503",
      kills = "v2-ends-without-answer",
      setup = Setup.ENDED)
  void asking(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member asker = room.member("asker");
    byte[] head = asker.request().encode();
    int half = head.length / 2;
    asker.peer().send(Arrays.copyOf(head, half));
    pass(room);
    lab.dismissSubject();
    room.witness().ws().turnedAway();
    asker.peer().send(Arrays.copyOfRange(head, half, head.length));
    HttpAnswer answer = asker.ws().answer();
    lab.check(answer.status() == UNAVAILABLE, "status 503; saw " + answer.status());
    asker.ws().ended();
  }

  @Case(
      id = "v2.end.at-once",
      clause = "V2-WS-16",
      title = "When a Close went both ways the server ends TCP and does not wait for the client",
      kills = "v2-ends-tcp-second",
      setup = Setup.SHORT_DEADLINE)
  void atOnce(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member refused = room.member("refused").open();
    refused.say(WsMessage.binary(lab.octets(1)));
    refused.ws().closeAnswered(REFUSED);
    V2Member wrong = room.join("wrong");
    wrong.send(WsFrame.of(3, new byte[0]));
    wrong.ws().closeAnswered(PROTOCOL_ERROR);
    V2Member leaver = room.join("leaver");
    leaver.send(WsFrame.close(NORMAL, ""));
    leaver.ws().close(NORMAL);
    // A silent connection, which the subject closes after its deadline, tells the time.
    lab.connect("clock").expect().closed();
    room.quiet();
    for (V2Member over : List.of(refused, wrong, leaver)) {
      String name = over.peer().name();
      lab.check(over.ws().hasMore(), "the end of TCP for " + name + ", which waits for it");
      over.ws().ended();
    }
  }

  @Case(
      id = "v2.end.mute",
      clause = "V2-CLOSE-03",
      title = "Who was sent a Close and does not end its side is let go after five seconds",
      kills = "v2-never-lets-go",
      setup = Setup.SHORT_DEADLINE)
  void mute(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member mute = room.join("mute");
    mute.send(WsFrame.of(3, new byte[0]));
    mute.ws().close(PROTOCOL_ERROR);
    // Silent connections, of which the subject closes each after its deadline, tell the time.
    int clocks = 1 + GRACE / lab.limit(Limit.FIRST_FRAME_MILLIS);
    for (int i = 1; i <= clocks; i++) {
      lab.connect("clock " + i).expect().closed();
    }
    mute.ws().ended();
    for (int i = 0; i < TRIES && !mute.peer().failedToSend(); i++) {
      mute.send(WsFrame.of(WsFrame.PONG, new byte[0]));
      room.quiet();
    }
    lab.check(mute.peer().failedToSend(), "the whole connection to be over; it still takes octets");
  }

  @Case(
      id = "v2.end.queued",
      clause = "V2-CLOSE-04",
      title = "What was queued for who sends a Close comes before the answer",
      kills = "v2-drops-queue-at-close")
  void queued(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member late = room.joinUnread("late reader");
    late.peer().narrow();
    List<WsMessage> owed = queue(lab, room);
    late.send(WsFrame.close(NORMAL, ""));
    pass(room);
    late.readOn();
    late.ws().until(owed.get(0));
    for (WsMessage next : owed.subList(1, owed.size())) {
      late.ws().message(next);
    }
    while (late.ws().messageOrClose(NORMAL)) {
      lab.scene().transcript().note("late reader", "a message came before the answer");
    }
    late.ws().ended();
  }

  /** Others are served in between, so that what was sent has had its time. */
  private static void pass(V2Room room) {
    for (int i = 0; i < ROUNDS; i++) {
      room.quiet();
    }
  }
}
