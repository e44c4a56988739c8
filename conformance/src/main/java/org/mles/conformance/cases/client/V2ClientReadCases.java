package org.mles.conformance.cases.client;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.V2Guest;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** What a client of version 2 makes of right frames. */
@Chapter(value = "client-v2-read", kind = Kind.CLIENT, protocol = Protocol.V2)
final class V2ClientReadCases {
  /** As many as a server keeps by default. */
  private static final int HISTORY = 200;

  @Case(
      id = "v2.client.hear",
      clause = "V2-CLI-06",
      title = "Texts and binary messages are printed unchanged, however they are cut",
      kills = {"client-v2-not-hearing", "client-v2-texts-only"},
      segmented = true,
      framed = true)
  void hear(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    guest.hears(WsMessage.text("one"));
    guest.hears(WsMessage.text("  spaces before and after  "));
    guest.hears(WsMessage.text("\u00fcn\u00efc\u00f6de \u2603 \ud83d\ude80"));
    guest.hears(WsMessage.binary(NFirst.utf8("binary, although it could be text")));
    guest.hears(WsMessage.text("and on"));
  }

  @Case(
      id = "v2.client.hear.octets",
      clause = "V2-CLI-06",
      title = "A binary message of any octets is printed unchanged",
      kills = "client-v2-reads-all-as-text")
  void octets(ClientLab lab) {
    V2Guest guest = lab.listening().anyOctets().v2Guest();
    guest.hears(new byte[] {0, '\n', '\r', (byte) 0xFF, (byte) 0x81, 0});
    guest.hears(lab.scene().octets(3000));
  }

  @Case(
      id = "v2.client.hear.equal",
      clause = "V2-CLI-06",
      title = "A message that equals one before is printed again",
      kills = "client-v2-hides-equal")
  void equal(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    for (int i = 0; i < 3; i++) {
      guest.hears(WsMessage.text("yes"));
    }
  }

  @Case(
      id = "v2.client.history",
      clause = "V2-CLI-06",
      title = "Two hundred messages that come together with the join are printed in their order",
      kills = "client-v2-hundred-only")
  void history(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    List<WsFrame> frames = new ArrayList<>();
    for (int i = 1; i <= HISTORY; i++) {
      frames.add(WsMessage.of(i % 2 == 0, V2Guest.octets("number " + i)).frame());
    }
    guest.sends(frames);
    for (int i = 1; i <= HISTORY; i++) {
      guest.lines().message(V2Guest.octets("number " + i));
    }
    guest.goesOn();
  }

  @Case(
      id = "v2.client.hear.lengths",
      clause = "V2-WS-08",
      title = "Messages on both sides of each form of a length are printed whole",
      kills = "client-v2-medium-length-signed")
  void lengths(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    for (int length : new int[] {1, 125, 126, 32_768, 65_535, 65_536, 300_000}) {
      guest.hears("x".repeat(length));
    }
  }

  @Case(
      id = "v2.client.hear.pieces",
      clause = "V2-WS-08",
      title = "A frame may arrive in two pieces, cut anywhere",
      kills = "client-v2-frame-in-one-read")
  void pieces(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    byte[] message = V2Guest.octets("n".repeat(200));
    byte[] due = octets(message);
    for (int cut = 1; cut < 12; cut++) {
      byte[] next = octets(message);
      ByteArrayOutputStream together = new ByteArrayOutputStream();
      together.writeBytes(due);
      together.write(next, 0, cut);
      guest.peer().send(together.toByteArray());
      // What was printed shows that the first piece of the next had its time.
      guest.lines().message(message);
      due = Arrays.copyOfRange(next, cut, next.length);
    }
    guest.peer().send(due);
    guest.lines().message(message);
  }

  private static byte[] octets(byte[] message) {
    return V2Guest.octets(List.of(WsFrame.of(WsFrame.TEXT, message)));
  }

  @Case(
      id = "v2.client.hear.together",
      clause = "V2-WS-08",
      title = "Frames that arrive together are all taken, in their order",
      kills = "client-v2-drops-rest-of-read")
  void together(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    byte[] payload = NFirst.utf8("between");
    guest.sends(
        WsMessage.text("one").frame(),
        WsFrame.of(WsFrame.PING, payload),
        WsMessage.text("two").frame(),
        WsMessage.text("three").frame());
    for (String text : List.of("one", "two", "three")) {
      guest.lines().message(V2Guest.octets(text));
    }
    guest.ws().pong(payload);
  }

  @Case(
      id = "v2.client.fragments",
      clause = "V2-WS-09",
      title = "A message in fragments is printed as one, empty ones and a ping between included",
      kills = {
        "client-v2-control-ends-message",
        "client-v2-empty-fragment-refused",
        "client-v2-prints-fragments"
      },
      segmented = true)
  void fragments(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    WsMessage message = WsMessage.text("in five parts");
    byte[] payload = NFirst.utf8("between");
    List<WsFrame> frames = new ArrayList<>(message.fragments(0, 3, 3, 8));
    frames.add(2, WsFrame.of(WsFrame.PONG, new byte[0]));
    frames.add(4, WsFrame.of(WsFrame.PING, payload));
    guest.sends(frames);
    guest.ws().pong(payload);
    guest.lines().message(message.payload());
    guest.sends(WsMessage.binary(NFirst.utf8("in two")).fragments(2));
    guest.lines().message(NFirst.utf8("in two"));
  }

  @Case(
      id = "v2.client.fragments.many",
      clause = "V2-WS-09",
      title =
          "A message in a thousand fragments is printed as one, and an empty one may be the last",
      kills = {
        "client-v2-fragments-counted",
        "client-v2-joins-last-two",
        "client-v2-empty-end-ignored"
      })
  void manyFragments(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    WsMessage message = WsMessage.text("two".repeat(667));
    int[] cuts = IntStream.rangeClosed(1, 999).map(i -> 2 * i).toArray();
    guest.sends(message.fragments(cuts));
    guest.lines().message(message.payload());
    WsMessage behind = WsMessage.text("ends empty");
    guest.sends(behind.fragments(4, behind.payload().length));
    guest.lines().message(behind.payload());
    guest.hears("whole");
  }

  @Case(
      id = "v2.client.ping",
      clause = "V2-WS-13",
      title = "A ping is answered by a pong with the same payload; a pong means nothing",
      kills = {"client-v2-no-pong", "client-v2-empty-pong", "client-v2-pong-is-error"})
  void ping(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    for (byte[] payload :
        List.of(new byte[0], NFirst.utf8("a"), lab.scene().octets(WsFrame.MOST_CONTROL_OCTETS))) {
      guest.sends(WsFrame.of(WsFrame.PONG, payload), WsFrame.of(WsFrame.PING, payload));
      guest.ws().pong(payload);
    }
    List<WsFrame> halves = WsMessage.text("in two").fragments(2);
    byte[] between = NFirst.utf8("between");
    guest.sends(halves.get(0), WsFrame.of(WsFrame.PING, between));
    guest.ws().pong(between);
    guest.sends(halves.get(1));
    guest.ignoresPrinted(NFirst.utf8("in two"));
  }

  @Case(
      id = "v2.client.text.cut",
      clause = "V2-WS-09",
      title = "A character may be cut by a fragment",
      kills = "client-v2-utf8-per-fragment")
  void cutCharacter(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    WsMessage message = WsMessage.text("\u2603 \ud83d\ude80");
    guest.sends(message.fragments(1, 2, 6));
    guest.lines().message(message.payload());
  }
}
