package org.mles.conformance.cases.v2;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;

/** The end of a session. Source: RFC 6455, sections 5.5.1, 7. */
@Chapter(value = "v2-close", protocol = Protocol.V2)
final class V2CloseCases {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NOT_UTF8 = 1007;
  private static final int NORMAL = 1000;

  private static WsFrame closeOf(int... octets) {
    byte[] payload = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      payload[i] = (byte) octets[i];
    }
    return WsFrame.of(WsFrame.CLOSE, payload);
  }

  @Case(
      id = "v2.close.codes.wrong",
      clause = "V2-WS-14",
      title = "A Close with a code that may not be sent is answered with 1002",
      kills = "v2-any-close-code")
  void wrongCodes(Lab lab) {
    V2Room room = lab.v2Room();
    for (int code : new int[] {0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535}) {
      room.ends("code " + code, PROTOCOL_ERROR, m -> List.of(WsFrame.close(code, "")));
    }
  }

  @Case(
      id = "v2.close.one-octet",
      clause = "V2-WS-19",
      title = "A Close of one octet is answered with 1002",
      kills = "v2-close-of-one-octet")
  void oneOctet(Lab lab) {
    lab.v2Room().ends("one octet", PROTOCOL_ERROR, m -> List.of(closeOf(3)));
  }

  @Case(
      id = "v2.close.codes.right",
      clause = {"V2-WS-15", "V2-WS-14"},
      title = "A Close is answered with its code, or with 1000 if it has none",
      kills = {"v2-close-unanswered", "v2-close-is-1000", "v2-leaves-tcp-open"})
  void rightCodes(Lab lab) {
    V2Room room = lab.v2Room();
    for (int code : new int[] {1000, 1001, 1003, 1007, 1011, 1013, 3000, 4999}) {
      V2Member alice = room.join("code " + code);
      alice.send(WsFrame.close(code, "over"));
      alice.ws().close(code);
      alice.ws().ended();
    }
    V2Member bob = room.join("no code");
    bob.send(closeOf());
    bob.ws().close(NORMAL, WsSeen.Close.NO_CODE);
    bob.ws().ended();
  }

  @Case(
      id = "v2.close.reason",
      clause = "V2-WS-17",
      title = "A Close whose reason is not UTF-8 is answered with 1007 or 1002",
      kills = "v2-any-reason")
  void reason(Lab lab) {
    V2Room room = lab.v2Room();
    reasonEnds(room, "lone octet", closeOf(3, 0xE8, 0xFF));
    reasonEnds(room, "half a character", closeOf(3, 0xE8, 'a', 0xE2, 0x82));
  }

  private static void reasonEnds(V2Room room, String name, WsFrame close) {
    V2Member bad = room.join(name);
    bad.send(close);
    bad.ws().closed(NOT_UTF8, PROTOCOL_ERROR);
    room.quiet();
  }

  @Case(
      id = "v2.close.nothing-behind",
      clause = "V2-WS-15",
      title = "Nothing is sent behind the answer to a Close",
      kills = "v2-sends-after-close")
  void nothingBehind(Lab lab) {
    V2Room room = lab.v2Room();
    for (int i = 0; i < 10; i++) {
      V2Member alice = room.join("alice " + i);
      alice.send(WsFrame.close(NORMAL, ""));
      // What others say meanwhile comes before the answer or not at all.
      room.quiet();
      room.quiet();
      while (alice.ws().messageOrClose(NORMAL)) {
        lab.scene().transcript().note("alice " + i, "a message came before the answer");
      }
      alice.ws().ended();
    }
  }

  @Case(
      id = "v2.close.deaf-after",
      clause = "V2-WS-16",
      title = "What comes behind a frame that ended the session is heard by nobody",
      kills = "v2-hears-after-close")
  void deafAfter(Lab lab) {
    V2Room room = lab.v2Room();
    room.ends(
        "error and message",
        PROTOCOL_ERROR,
        m -> List.of(WsFrame.of(3, new byte[0]), WsMessage.text("behind an error").frame()));
    room.ends(
        "Close and message",
        NORMAL,
        m -> List.of(WsFrame.close(NORMAL, ""), WsMessage.text("behind a Close").frame()));
  }

  @Case(
      id = "v2.close.tcp-ends",
      clause = "V2-WS-16",
      title = "The server ends the connection itself once its Close is answered",
      kills = "v2-leaves-tcp-open")
  void tcpEnds(Lab lab) {
    lab.v2Room().ends("bad", PROTOCOL_ERROR, m -> List.of(WsFrame.of(3, new byte[0])));
  }
}
