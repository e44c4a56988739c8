package org.mles.conformance.cases.v2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Fragments and text. Source: RFC 6455, sections 5.4, 5.6, 8.1. */
@Chapter(value = "v2-messages", protocol = Protocol.V2)
final class V2MessageCases {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NOT_UTF8 = 1007;

  @Case(
      id = "v2.message.fragments",
      clause = {"V2-WS-09", "V2-FWD-03"},
      title = "A message in fragments, empty ones among them, is forwarded as one",
      kills = {"v2-kind-of-last", "v2-empty-fragment-refused", "v2-forwards-fragments"},
      segmented = true)
  void fragments(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    for (boolean text : new boolean[] {true, false}) {
      WsMessage message = WsMessage.of(text, NFirst.utf8(room.token("in pieces")));
      for (int[] cuts : new int[][] {{1}, {0, 0, 3}, {5, 5}, {1, 2, 3, 4}}) {
        alice.send(message.fragments(cuts));
        room.hears(message);
      }
    }
  }

  @Case(
      id = "v2.message.control-between",
      clause = "V2-WS-09",
      title = "Pings and pongs between fragments change nothing of the message",
      kills = "v2-control-ends-message")
  void controlBetween(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    WsMessage message = WsMessage.text(room.token("with a ping inside"));
    List<WsFrame> frames = new ArrayList<>();
    for (WsFrame part : message.fragments(2, 6)) {
      frames.add(part);
      frames.add(WsFrame.of(WsFrame.PONG, new byte[3]));
    }
    frames.add(1, WsFrame.of(WsFrame.PING, new byte[5]));
    alice.send(frames);
    alice.ws().pong(new byte[5]);
    room.hears(message);
  }

  @Case(
      id = "v2.message.empty-last",
      clause = "V2-WS-09",
      title = "An empty last fragment ends its message, and nothing of the next is added",
      kills = "v2-empty-end-ignored")
  void emptyLast(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    for (boolean text : new boolean[] {true, false}) {
      WsMessage message = WsMessage.of(text, NFirst.utf8(room.token("ends empty")));
      alice.send(message.fragments(3, message.payload().length));
      room.hears(message);
      room.hears(alice.say(room.token("whole")));
    }
    WsMessage nothing = WsMessage.text("");
    alice.send(nothing.fragments(0, 0));
    room.hears(nothing);
  }

  @Case(
      id = "v2.message.many-fragments",
      clause = "V2-WS-09",
      title = "A message in a thousand fragments is forwarded as one",
      kills = {"v2-fragments-counted", "v2-joins-last-two"})
  void manyFragments(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    int[] cuts = IntStream.range(1, 1000).map(i -> 2 * i).toArray();
    WsMessage message = WsMessage.binary(lab.octets(2000));
    alice.send(message.fragments(cuts));
    room.hears(message);
  }

  @Case(
      id = "v2.message.masks",
      clause = "V2-WS-09",
      title = "Each fragment, and a ping between, has its own mask, which begins with it",
      kills = {"v2-mask-of-first-fragment", "v2-mask-goes-on", "v2-mask-of-message-for-ping"})
  void masks(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    byte[] beat = NFirst.utf8("beat");
    for (boolean text : new boolean[] {true, false}) {
      WsMessage message = WsMessage.of(text, NFirst.utf8(room.token("masked apart")));
      List<WsFrame> frames = new ArrayList<>(message.fragments(1, 6, 9));
      frames.add(2, WsFrame.of(WsFrame.PING, beat));
      alice.send(frames.stream().map(frame -> frame.withMask(lab.octets(4))).toList());
      alice.ws().pong(beat);
      room.hears(message);
    }
  }

  @Case(
      id = "v2.message.close-between",
      clause = {"V2-FWD-07", "V2-WS-09"},
      title = "A Close between fragments ends the session, and nobody hears the beginning",
      kills = "v2-tells-unfinished")
  void closeBetween(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    alice.send(WsMessage.text("half").frame().notFinal(), WsFrame.close(1000, ""));
    alice.ws().untilEnded();
    room.quiet();
  }

  @Case(
      id = "v2.message.fragment-of-nothing",
      clause = "V2-WS-10",
      title = "A continuation with nothing to continue ends the session with 1002",
      kills = "v2-continuation-starts")
  void fragmentOfNothing(Lab lab) {
    V2Room room = lab.v2Room();
    WsFrame lone = WsFrame.of(WsFrame.CONTINUATION, NFirst.utf8("lone"));
    room.ends("last", PROTOCOL_ERROR, m -> List.of(lone));
    room.ends("first of two", PROTOCOL_ERROR, m -> List.of(lone.notFinal()));
    V2Member bad = room.join("behind a whole message");
    WsMessage whole = WsMessage.text(room.token("whole"));
    bad.send(whole.frame(), lone);
    room.hears(whole);
    bad.ws().closed(PROTOCOL_ERROR);
  }

  @Case(
      id = "v2.message.inside-another",
      clause = "V2-WS-10",
      title = "A message inside an unfinished one ends the session with 1002",
      kills = "v2-message-inside-message")
  void insideAnother(Lab lab) {
    V2Room room = lab.v2Room();
    WsFrame begun = WsMessage.text("begun").frame().notFinal();
    room.ends("text", PROTOCOL_ERROR, m -> List.of(begun, WsMessage.text("other").frame()));
    room.ends("binary", PROTOCOL_ERROR, m -> List.of(begun, WsMessage.binary(new byte[2]).frame()));
  }

  @Case(
      id = "v2.text.not-utf8",
      clause = "V2-WS-11",
      title = "A text that is not UTF-8 ends the session with 1007",
      kills = "v2-any-text")
  void notUtf8(Lab lab) {
    V2Room room = lab.v2Room();
    for (String hex : List.of("ff", "c080", "eda080", "f4908080", "80", "e282", "f09f98")) {
      byte[] octets = HexFormat.of().parseHex(hex);
      room.ends("octets " + hex, NOT_UTF8, m -> List.of(WsFrame.of(WsFrame.TEXT, octets)));
    }
  }

  @Case(
      id = "v2.text.utf8",
      clause = "V2-WS-11",
      title = "A text of any characters is forwarded, also if a fragment cuts one",
      kills = "v2-utf8-per-fragment",
      segmented = true)
  void utf8(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    String mixed = "\0 a\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFEFF\uFFFE\uFFFF\uD83D\uDE00";
    WsMessage message = WsMessage.text(room.token("any") + mixed + "\uDBFF\uDFFF");
    int octets = message.payload().length;
    for (int cut = octets - 12; cut < octets; cut++) {
      alice.send(message.fragments(cut));
      room.hears(message);
    }
  }

  @Case(
      id = "v2.text.early",
      clause = "V2-WS-12",
      title = "A text ends the session at the first octet that cannot be UTF-8",
      kills = "v2-utf8-late")
  void early(Lab lab) {
    V2Room room = lab.v2Room();
    byte[] wrong = "right \u00FF".getBytes(StandardCharsets.ISO_8859_1);
    room.ends("fragment", NOT_UTF8, m -> List.of(WsFrame.of(WsFrame.TEXT, wrong).notFinal()));
    room.ends(
        "part of a frame", NOT_UTF8, m -> List.of(WsFrame.of(WsFrame.TEXT, wrong).announcing(99)));
  }

  @Case(
      id = "v2.message.binary",
      clause = "V2-FWD-01",
      title = "Octets that are no text are forwarded as they are if they are binary",
      kills = "v2-all-is-text",
      framed = true)
  void binary(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (255 - i);
    }
    room.hears(alice.say(WsMessage.binary(all)));
  }
}
