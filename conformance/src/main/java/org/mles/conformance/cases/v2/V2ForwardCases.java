package org.mles.conformance.cases.v2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** What members of a channel hear of each other. */
@Chapter(value = "v2-forwarding", protocol = Protocol.V2)
final class V2ForwardCases {
  @Case(
      id = "v2.forward.kinds",
      clause = "V2-FWD-01",
      title = "Text arrives as text and binary as binary, octet for octet, at all others",
      kills = {
        "v2-all-is-binary",
        "v2-all-is-text",
        "v2-forwards-to-first-only",
        "v2-changes-octets"
      },
      segmented = true,
      framed = true)
  void kinds(Lab lab) {
    V2Room room = lab.judgeFromHere().v2Room();
    V2Member alice = room.join("alice");
    V2Member bob = room.join("bob");
    for (WsMessage said :
        List.of(
            WsMessage.text(room.token("a text")),
            WsMessage.binary(lab.octets(300)),
            WsMessage.text(" spaces around \r\n"),
            WsMessage.binary(NFirst.utf8(" a text in a binary one \n")),
            WsMessage.text("{\"uid\":\"a\",\"channel\":\"b\"}"))) {
      alice.say(said);
      room.hears(said);
      bob.ws().message(said);
      room.usher().ws().until(said);
    }
  }

  @Case(
      id = "v2.forward.empty",
      clause = "V2-FWD-01",
      title = "An empty message is forwarded",
      kills = "v2-drops-empty",
      framed = true)
  void empty(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    room.hears(alice.say(""));
    room.hears(alice.say(WsMessage.binary(new byte[0])));
  }

  @Case(
      id = "v2.forward.large",
      clause = "V2-FWD-01",
      title = "A message of four MiB arrives as it is",
      kills = "v2-loses-some")
  void large(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    room.hears(alice.say(WsMessage.binary(lab.octets(4 << 20))));
  }

  @Case(
      id = "v2.forward.no-echo",
      clause = "V2-FWD-02",
      title = "A sender hears nothing of its own, and no acknowledgement",
      kills = {"v2-echoes", "v2-echoes-first", "v2-acknowledges"},
      framed = true)
  void noEcho(Lab lab) {
    V2Room room = lab.judgeFromHere().v2Room();
    V2Member alice = room.member("alice");
    room.admit(alice)
        .forEach(
            kept ->
                lab.check(
                    !kept.string().contains("\"" + alice.uid() + "\""),
                    "no first message of its own"));
    room.hears(alice.say(room.token("said once")));
    room.quiet(alice);
  }

  @Case(
      id = "v2.forward.whole",
      clause = "V2-FWD-03",
      title = "Nothing of a message in fragments is heard before it is whole",
      kills = "v2-forwards-before-whole")
  void whole(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    WsMessage message = WsMessage.binary(lab.octets(500));
    List<WsFrame> parts = message.fragments(100, 300);
    for (WsFrame part : parts.subList(0, 2)) {
      alice.send(part);
      alice.send(WsFrame.of(WsFrame.PING, new byte[1]));
      alice.ws().pong(new byte[1]);
      room.quiet(alice);
    }
    alice.send(parts.get(2));
    room.hears(message);
  }

  @Case(
      id = "v2.forward.pings",
      clause = "V2-FWD-04",
      title = "Pings and pongs are neither forwarded nor stored",
      kills = {"v2-forwards-pings", "v2-stores-pings", "v2-forwards-pongs"})
  void pings(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    byte[] payload = NFirst.utf8("<ping>");
    alice.send(WsFrame.of(WsFrame.PONG, payload), WsFrame.of(WsFrame.PING, payload));
    alice.ws().pong(payload);
    room.quiet(alice);
    for (WsMessage kept : room.admit(room.member("late"))) {
      lab.check(!kept.string().contains("<ping>"), "no ping in the history; saw " + kept);
    }
  }

  @Case(
      id = "v2.forward.first",
      clause = "V2-FWD-05",
      title = "The first message goes to those who are present, without its token",
      kills = "v2-first-is-private",
      setup = Setup.ENDPOINT)
  void first(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member plain = room.member("plain").open();
    plain.say(plain.json());
    room.hears(WsMessage.text(plain.json()));
    String spelled =
        "{ \"n\":1, \"uid\":\""
            + lab.scene().unique("odd")
            + "\",\"channel\":\""
            + room.channel()
            + "\" }";
    V2Member odd = room.member("odd").open();
    odd.say(spelled);
    room.hears(WsMessage.text(spelled));
  }

  @Case(
      id = "v2.forward.order",
      clause = "V2-FWD-06",
      title = "Two hundred messages of all sizes arrive in their order",
      kills = {"v2-reorders", "v2-loses-some"})
  void order(Lab lab) {
    V2Room room = lab.judgeFromHere().v2Room();
    V2Member alice = room.join("alice");
    V2Member bob = room.join("bob");
    List<WsMessage> said = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int octets = lab.random().nextInt(3000);
      said.add(
          i % 2 == 0
              ? WsMessage.binary(lab.octets(octets))
              : WsMessage.text(i + " " + "x".repeat(octets)));
    }
    said.forEach(alice::say);
    said.forEach(room::hears);
    said.forEach(bob.ws()::message);
  }

  @Case(
      id = "v2.forward.unfinished",
      clause = "V2-FWD-07",
      title = "What a session had of a message when it ended goes to nobody and into no history",
      kills = "v2-tells-unfinished")
  void unfinished(Lab lab) {
    V2Room room = lab.v2Room();
    WsMessage message = WsMessage.text("<unfinished> and more of it");
    V2Member closes = room.join("closes");
    closes.send(message.fragments(14).get(0), WsFrame.close(1000, ""));
    closes.ws().untilEnded();
    room.quiet();
    for (int octets : new int[] {1, 3, 20}) {
      V2Member vanishes = room.join("vanishes");
      vanishes.peer().send(Arrays.copyOf(message.frame().encode(), octets));
      vanishes.peer().finish();
      vanishes.ws().untilEnded();
      room.quiet();
    }
    for (WsMessage kept : room.admit(room.member("late"))) {
      lab.check(!kept.string().contains("<unfin"), "nothing unfinished kept; saw " + kept);
    }
  }
}
