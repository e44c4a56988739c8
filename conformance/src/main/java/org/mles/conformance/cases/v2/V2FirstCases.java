package org.mles.conformance.cases.v2;

import java.util.List;
import java.util.stream.Stream;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/** The first message as a message of WebSocket, and the names that it is about. */
@Chapter(value = "v2-first-message", protocol = Protocol.V2)
final class V2FirstCases {
  private static final int LIMIT = 65_536;
  private static final int TOO_BIG = 1009;

  @Case(
      id = "v2.first.binary",
      clause = "V2-FF-01",
      title = "A first message that is binary is refused with 1008",
      kills = "v2-binary-first")
  void binary(Lab lab) {
    lab.v2Room().refuses("binary", m -> WsMessage.binary(NFirst.utf8(m.first())).frame());
  }

  @Case(
      id = "v2.first.fragments",
      clause = "V2-FF-03",
      title = "A first message may come in fragments",
      kills = "v2-first-in-one-frame")
  void fragments(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.member("alice").open();
    alice.send(WsMessage.text(alice.first()).fragments(1, 9));
    room.settle(alice);
  }

  @Case(
      id = "v2.first.deadline",
      clause = "V2-FF-08",
      title = "A request without an end, and a WebSocket without a first message, are closed",
      kills = "v2-no-deadline",
      setup = Setup.SHORT_DEADLINE)
  void deadline(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member half = room.member("half a request");
    half.peer().send(NFirst.utf8("GET / HTTP/1.1\r\nHost: "));
    half.ws().untilEnded();
    V2Member silent = room.member("silent");
    lab.scene().control(silent::open);
    silent.ws().untilEnded();
    room.quiet();
  }

  @Case(
      id = "v2.first.too-long",
      clause = "V2-FF-09",
      title = "A first message over the limit is refused with 1009 as soon as a length says so",
      kills = "v2-first-without-limit")
  void tooLong(Lab lab) {
    V2Room room = lab.v2Room();
    room.refuses("long", TOO_BIG, m -> WsMessage.text(m.first()).frame().announcing(LIMIT + 1));
    lab.judgeFromHere();
    room.accepts("longest", m -> m.first() + " ".repeat(LIMIT - m.first().length()));
  }

  @Case(
      id = "v2.names.differ",
      clause = "V2-FF-10",
      title = "Channel names that differ in an octet are different channels",
      kills = {"v2-folds-case", "v2-normalises-names"})
  void namesDiffer(Lab lab) {
    String stem = lab.judgeFromHere().channel();
    List<V2Room> rooms =
        Stream.of("a", "A", "\u00E9", "\u00C9", "e\u0301", "a ", "a\u200B")
            .map(end -> lab.v2Room(stem + end))
            .toList();
    rooms.forEach(V2Room::quiet);
  }

  @Case(
      id = "v2.names.same",
      clause = "V2-FF-10",
      title = "A name is the same, plain or escaped",
      kills = "v2-no-escapes")
  void namesSame(Lab lab) {
    V2Room room = lab.v2Room(lab.channel() + "\u00E4\uD83D\uDE00");
    lab.judgeFromHere();
    room.accepts(
        "escaped",
        m -> {
          String stem = m.channel().substring(0, m.channel().length() - 3);
          return m.signed(V2First.json(m.uid(), stem + "\\u00E4\\uD83D\\uDE00"));
        });
  }
}
