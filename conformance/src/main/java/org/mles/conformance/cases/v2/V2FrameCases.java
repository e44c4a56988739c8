package org.mles.conformance.cases.v2;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Single frames, right and wrong. Source: RFC 6455, sections 5.1 to 5.5. */
@Chapter(value = "v2-frames", protocol = Protocol.V2)
final class V2FrameCases {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int TOO_BIG = 1009;

  private static WsFrame text(String text) {
    return WsMessage.text(text).frame();
  }

  @Case(
      id = "v2.frame.unmasked",
      clause = "V2-WS-01",
      title = "A frame that is not masked ends the session with 1002",
      kills = "v2-unmasked-taken")
  void unmasked(Lab lab) {
    V2Room room = lab.v2Room();
    room.ends("message", PROTOCOL_ERROR, m -> List.of(text("bare").withMask(null)));
    room.ends(
        "ping", PROTOCOL_ERROR, m -> List.of(WsFrame.of(WsFrame.PING, new byte[0]).withMask(null)));
    room.refuses("first", PROTOCOL_ERROR, m -> text(m.first()).withMask(null));
  }

  @Case(
      id = "v2.frame.to-client",
      clause = "V2-WS-02",
      title = "Frames to a client are not masked",
      kills = "v2-masks-its-frames")
  void toClient(Lab lab) {
    V2Room room = lab.judgeFromHere().v2Room();
    V2Member alice = room.join("alice");
    room.hears(alice.say("plain"));
    alice.ws().message(room.record(room.usher().say("back")));
    room.witness().ws().message(WsMessage.text("back"));
  }

  @Case(
      id = "v2.frame.mask",
      clause = "V2-WS-08",
      title = "Any masking key is taken off, one of zeros too",
      kills = {"v2-mask-of-zeros-refused", "v2-mask-of-first-frame"})
  void mask(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    for (int key : new int[] {0, -1, 0x0102_0304, 0x8000_0000}) {
      WsMessage message = WsMessage.text(room.token("key " + key));
      byte[] octets = ByteBuffer.allocate(4).putInt(key).array();
      alice.send(message.frame().withMask(octets));
      room.hears(message);
    }
  }

  @Case(
      id = "v2.frame.reserved-bits",
      clause = "V2-WS-04",
      title = "A reserved bit ends the session with 1002",
      kills = {"v2-reserved-bits-taken", "v2-wrong-error-code"})
  void reservedBits(Lab lab) {
    V2Room room = lab.v2Room();
    for (int bit : new int[] {0x40, 0x20, 0x10}) {
      room.ends("bit " + bit, PROTOCOL_ERROR, m -> List.of(text("odd").withReserved(bit)));
    }
    room.ends(
        "ping",
        PROTOCOL_ERROR,
        m -> List.of(WsFrame.of(WsFrame.PING, new byte[0]).withReserved(0x40)));
  }

  @Case(
      id = "v2.frame.reserved-opcodes",
      clause = "V2-WS-05",
      title = "A reserved opcode ends the session with 1002",
      kills = "v2-reserved-opcodes-ignored")
  void reservedOpcodes(Lab lab) {
    V2Room room = lab.v2Room();
    for (int opcode : new int[] {3, 7, 11, 15}) {
      room.ends("opcode " + opcode, PROTOCOL_ERROR, m -> List.of(WsFrame.of(opcode, new byte[1])));
    }
  }

  @Case(
      id = "v2.frame.length.form",
      clause = "V2-WS-06",
      title = "A length in a longer form than it needs ends the session with 1002",
      kills = "v2-long-lengths-taken")
  void lengthForm(Lab lab) {
    V2Room room = lab.v2Room();
    WsFrame small = text("small");
    WsFrame medium = WsFrame.of(WsFrame.BINARY, new byte[300]);
    room.ends("5 as two", PROTOCOL_ERROR, m -> List.of(small.withLength(WsFrame.Length.MEDIUM)));
    room.ends("5 as eight", PROTOCOL_ERROR, m -> List.of(small.withLength(WsFrame.Length.LONG)));
    room.ends("300 as eight", PROTOCOL_ERROR, m -> List.of(medium.withLength(WsFrame.Length.LONG)));
  }

  @Case(
      id = "v2.frame.length.highest-bit",
      clause = "V2-WS-18",
      title = "A length with the highest bit set ends the session with 1002 or 1009",
      kills = "v2-highest-bit-ignored")
  void highestBit(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member bad = room.join("bad");
    bad.send(text("small").announcing(Long.MIN_VALUE + 5));
    bad.ws().closed(PROTOCOL_ERROR, TOO_BIG);
    room.quiet();
  }

  @Case(
      id = "v2.frame.length.each",
      clause = "V2-WS-08",
      title = "Lengths on both sides of each form reach the others unchanged",
      kills = "v2-medium-length-signed",
      segmented = true,
      framed = true)
  void lengths(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    for (int octets : new int[] {1, 124, 125, 126, 127, 65_535, 65_536, 65_537}) {
      room.hears(alice.say(WsMessage.binary(lab.octets(octets))));
    }
  }

  @Case(
      id = "v2.frame.pieces",
      clause = "V2-WS-08",
      title = "A frame is accepted although it comes in pieces",
      kills = "v2-frame-in-one-read")
  void pieces(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    for (int cut = 1; cut < 8; cut++) {
      WsMessage message = WsMessage.text(room.token("cut at " + cut));
      byte[] octets = message.frame().encode();
      alice.peer().send(Arrays.copyOf(octets, cut));
      // Others are served in between, so the piece has had its time.
      for (int i = 0; i < 5; i++) {
        room.quiet();
      }
      alice.peer().send(Arrays.copyOfRange(octets, cut, octets.length));
      room.hears(message);
    }
  }

  @Case(
      id = "v2.frame.together",
      clause = "V2-WS-08",
      title = "Frames that come together are all processed, in their order",
      kills = "v2-drops-rest-of-read")
  void together(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member alice = room.join("alice");
    WsMessage one = WsMessage.text(room.token("one"));
    WsMessage two = WsMessage.binary(lab.octets(200));
    WsMessage three = WsMessage.text(room.token("three"));
    alice.send(one.frame(), two.frame(), three.frame());
    room.hears(one);
    room.hears(two);
    room.hears(three);
  }

  @Case(
      id = "v2.frame.control",
      clause = "V2-WS-07",
      title = "A control frame that is too long or not final ends the session with 1002",
      kills = {"v2-long-control-taken", "v2-control-fragments-taken"})
  void control(Lab lab) {
    V2Room room = lab.v2Room();
    for (int opcode : new int[] {WsFrame.PING, WsFrame.PONG, WsFrame.CLOSE}) {
      byte[] long126 = new byte[126];
      long126[0] = 3;
      long126[1] = (byte) 0xE8;
      room.ends("long " + opcode, PROTOCOL_ERROR, m -> List.of(WsFrame.of(opcode, long126)));
      room.ends(
          "part " + opcode,
          PROTOCOL_ERROR,
          m -> List.of(WsFrame.of(opcode, new byte[0]).notFinal()));
    }
  }

  @Case(
      id = "v2.frame.ping",
      clause = "V2-WS-13",
      title = "A ping is answered by a pong with the same payload",
      kills = {"v2-no-pong", "v2-empty-pong"})
  void ping(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (byte[] payload :
        List.of(new byte[0], NFirst.utf8("a"), lab.octets(WsFrame.MOST_CONTROL_OCTETS))) {
      alice.send(WsFrame.of(WsFrame.PING, payload));
      alice.ws().pong(payload);
    }
  }

  @Case(
      id = "v2.frame.ping.before-first",
      clause = {"V2-WS-13", "V2-FF-06"},
      title = "A ping before the first message is answered, and a pong is no error",
      kills = {"v2-pong-after-join", "v2-ping-before-first-refused"})
  void pingBeforeFirst(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.member("alice");
    lab.scene().control(alice::open);
    byte[] payload = NFirst.utf8("early");
    alice.send(WsFrame.of(WsFrame.PONG, payload), WsFrame.of(WsFrame.PING, payload));
    alice.ws().pong(payload);
    room.admit(alice, WsMessage.text(alice.first()));
  }

  @Case(
      id = "v2.frame.ping.between-fragments",
      clause = "V2-WS-13",
      title =
          "A ping between fragments is answered at once, and a pong that nobody asked for is not",
      kills = {"v2-pong-is-error", "v2-no-pong"})
  void pingBetweenFragments(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    WsMessage message = WsMessage.text(room.token("in two"));
    List<WsFrame> halves = message.fragments(4);
    byte[] payload = NFirst.utf8("between");
    alice.send(halves.get(0), WsFrame.of(WsFrame.PONG, payload), WsFrame.of(WsFrame.PING, payload));
    alice.ws().pong(payload);
    alice.send(halves.get(1));
    room.hears(message);
  }
}
