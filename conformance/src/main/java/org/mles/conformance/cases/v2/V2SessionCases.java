package org.mles.conformance.cases.v2;

import java.util.List;
import java.util.function.Consumer;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Who is in a channel, and until when. */
@Chapter(value = "v2-sessions", protocol = Protocol.V2)
final class V2SessionCases {
  private static final int NORMAL = 1000;
  private static final int REFUSED = 1008;

  @Case(
      id = "v2.session.duplicate",
      clause = "V2-DUP-01",
      title = "A second session of the same names is refused, and the first goes on",
      kills = {"v2-duplicate-accepted", "v2-duplicate-replaces"})
  void duplicate(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    V2Member second = lab.v2MemberAs("second", alice.uid(), room.channel());
    lab.scene().control(second::open);
    second.say(second.first());
    // Nothing is waited for beyond the Close: meanwhile nobody would answer the pings of alice.
    second.ws().closeAnswered(REFUSED);
    room.quiet(alice);
    room.hears(alice.say(room.token("still here")));
    V2Member escaped = lab.v2MemberAs("escaped", alice.uid(), room.channel()).open();
    String uid = NFirst.escaped(alice.uid());
    escaped.say(escaped.signed(V2First.json(uid, room.channel())));
    escaped.ws().closeAnswered(REFUSED);
    room.quiet(alice);
  }

  @Case(
      id = "v2.session.uid-elsewhere",
      clause = "V2-DUP-01",
      title = "The same uid may be in two channels",
      kills = "v2-uid-of-all-channels")
  void uidElsewhere(Lab lab) {
    V2Room one = lab.v2Room();
    V2Room other = lab.v2Room();
    lab.judgeFromHere();
    V2Member here = one.join("here");
    V2Member there = lab.v2MemberAs("there", here.uid(), other.channel());
    other.admit(there);
    one.hears(here.say(one.token("here")));
    other.hears(there.say(other.token("there")));
  }

  @Case(
      id = "v2.session.dead-holder",
      clause = "V2-DUP-02",
      title = "A holder who gives no sign of life is closed when a second one comes",
      kills = "v2-dead-holder-stays",
      setup = Setup.TAKES_SECONDS)
  void deadHolder(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member holder = room.join("holder");
    V2Member second = lab.v2MemberAs("second", holder.uid(), room.channel()).open();
    second.say(second.first());
    second.ws().closed(REFUSED);
    holder.ws().ping();
    holder.ws().closeInSilence(1001);
    room.admit(lab.v2MemberAs("third", holder.uid(), room.channel()));
  }

  @Case(
      id = "v2.session.other-protocols",
      clause = "V2-DUP-03",
      title = "A channel of version 1 with the same name is another channel",
      kills = "v2-shares-channels")
  void otherProtocols(Lab lab) {
    V2Room room = lab.v2Room();
    Room frames = version1(lab, room.channel());
    Member old = frames.join("old");
    frames.hears(old.say("a frame"));
    room.quiet();
    room.hears(room.join("new").say(room.token("a message")));
    frames.quiet(old);
  }

  private static Room version1(Lab lab, String channel) {
    try {
      return lab.room(channel);
    } catch (ConformanceFailure e) {
      throw new NotApplicable("needs a server that speaks version 1 on the same port: " + e.text());
    }
  }

  @Case(
      id = "v2.session.close",
      clause = "V2-CLOSE-01",
      title = "After a Close, and the end of the connection, the same uid can join",
      kills = "v2-uid-stays")
  void close(Lab lab) {
    comesBack(
        lab,
        gone -> {
          gone.ws().ended();
          gone.peer().close();
        });
  }

  @Case(
      id = "v2.session.close.at-once",
      clause = "V2-CLOSE-05",
      title = "As soon as a Close is answered the same uid can join",
      kills = "v2-uid-stays")
  void closeAtOnce(Lab lab) {
    comesBack(lab, gone -> {});
  }

  private static void comesBack(Lab lab, Consumer<V2Member> between) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (int i = 0; i < 10; i++) {
      alice.send(WsFrame.close(NORMAL, ""));
      alice.ws().close(NORMAL);
      between.accept(alice);
      alice = lab.v2MemberAs("alice again", alice.uid(), room.channel());
      room.admit(alice);
    }
  }

  @Case(
      id = "v2.session.tcp-end",
      clause = "V2-CLOSE-01",
      title = "The end of TCP without a Close ends the session",
      kills = "v2-lost-uid-stays")
  void tcpEnd(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    alice.peer().finish();
    alice.ws().untilEnded();
    room.admit(lab.v2MemberAs("alice again", alice.uid(), room.channel()));
  }

  @Case(
      id = "v2.session.error-is-private",
      clause = "V2-ROB-01",
      title = "Whatever one client sends, the others go on and hear none of it",
      kills = {"v2-error-ends-channel", "v2-tells-junk"})
  void errorIsPrivate(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member bystander = room.join("bystander");
    for (int i = 0; i < 20; i++) {
      V2Member bad = room.member("noise " + i).open();
      bad.peer().send(lab.octets(1 + lab.random().nextInt(400)));
      bad.peer().finish();
      bad.ws().untilEnded();
    }
    List<WsFrame> wrong =
        List.of(
            WsFrame.of(3, new byte[3]),
            WsMessage.text("bare").frame().withMask(null),
            WsMessage.text("odd").frame().withReserved(0x40),
            WsFrame.of(WsFrame.TEXT, new byte[] {(byte) 0xFF}),
            WsFrame.of(WsFrame.CLOSE, new byte[1]));
    for (WsFrame frame : wrong) {
      V2Member bad = room.join("bad");
      bad.send(frame);
      bad.ws().untilEnded();
      room.quiet();
    }
    WsMessage end = room.sentinel();
    room.witness().ws().message(end);
    room.expectNothingForeign(bystander, bystander.ws().until(end));
  }
}
