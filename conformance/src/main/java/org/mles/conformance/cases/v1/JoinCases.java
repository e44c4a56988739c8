package org.mles.conformance.cases.v1;

import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/** What a valid first frame does. */
@Chapter("join")
final class JoinCases {
  @Case(
      id = "join.one-channel",
      clause = "V1-JOIN-01",
      title = "A first frame joins the channel it names and no other",
      kills = {"one-channel-for-all", "routes-by-prefix"})
  void oneChannel(Lab lab) {
    Room one = lab.judgeFromHere().room();
    Room longer = lab.room(one.channel() + "x");
    Member alice = one.join("alice");
    one.hears(alice.say("for one room"));
    longer.quiet();
    Member bob = longer.join("bob");
    longer.hears(bob.say("for the other"));
    one.quiet(alice);
  }

  @Case(
      id = "join.case-sensitive",
      clause = "V1-JOIN-02",
      title = "Channel names that differ in case are two channels",
      kills = {"folds-case", "one-channel-for-all"})
  void caseSensitive(Lab lab) {
    Room lower = lab.judgeFromHere().room();
    Room upper = lab.room(lower.channel().toUpperCase(Locale.ROOT));
    lower.hears(lower.join("alice").say("lower"));
    upper.quiet();
  }

  @Case(
      id = "join.bytewise-names",
      clause = "V1-JOIN-02",
      title = "Channel names that look alike but differ in octets are two channels",
      kills = {"normalises-names", "one-channel-for-all"})
  void bytewiseNames(Lab lab) {
    String stem = lab.channel();
    Room composed = lab.judgeFromHere().room(stem + "\u00C4");
    Room decomposed = lab.room(stem + "A\u0308");
    composed.hears(composed.join("alice").say("composed"));
    decomposed.quiet();
  }

  @Case(
      id = "join.trimmed-names",
      clause = "V1-JOIN-02",
      title = "A space at the end of a channel name counts",
      kills = {"trims-names", "one-channel-for-all"})
  void spacesCount(Lab lab) {
    Room plain = lab.judgeFromHere().room();
    Room spaced = lab.room(plain.channel() + " ");
    plain.hears(plain.join("alice").say("plain"));
    spaced.quiet();
  }

  @Case(
      id = "join.forwarded",
      clause = "V1-JOIN-03",
      title = "A first frame with a message reaches the members, unchanged to the octet",
      kills = {"reencodes-first", "swallows-first"},
      segmented = true)
  void forwarded(Lab lab) {
    lab.room().accepts("alice", m -> m.frame("good morning \t\r\n"));
  }

  @Case(
      id = "join.forwarded.unusual",
      clause = "V1-JOIN-03",
      title = "A first frame in an unusual but legal encoding is forwarded as it came",
      kills = "reencodes-first")
  void forwardedVerbatim(Lab lab) {
    lab.room()
        .accepts(
            "alice",
            m -> {
              byte[] body =
                  new Cbor()
                      .map(3)
                      .text("message")
                      .bytes(new byte[] {1})
                      .text("channel")
                      .text(m.channel())
                      .text("uid")
                      .text(m.uid())
                      .encode();
              return m.joinFrame().withBody(body).withCid(0x1234_5678);
            });
  }

  @Case(
      id = "join.empty.forwarded",
      clause = "V1-JOIN-04",
      title = "A first frame with an empty message is forwarded like any other",
      kills = {"swallows-empty-join", "swallows-first"},
      segmented = true)
  void emptyForwarded(Lab lab) {
    lab.judgeFromHere().room().join("alice");
  }

  @Case(
      id = "join.no-echo",
      clause = "V1-JOIN-05",
      title = "The joiner does not get its own first frame",
      kills = {"echoes-join", "replays-own-join"})
  void noEcho(Lab lab) {
    Room room = lab.room();
    Member alice = lab.member("alice", room.channel());
    RawFrame join = alice.frame("good morning");
    room.admit(alice, join);
    lab.check(!alice.replay().contains(join), "the joiner not to get its first frame back; it did");
  }

  @Case(
      id = "join.no-greeting",
      clause = "V1-JOIN-06",
      title =
          "A joiner hears the channel's frames and nothing else: no greeting, no acknowledgement",
      kills = {"greets", "acknowledges"})
  void noGreeting(Lab lab) {
    Room room = lab.judgeFromHere().room();
    Member alice = room.join("alice");
    room.expectNothingForeign(alice);
    room.quiet(alice);
  }

  @Case(
      id = "join.no-greeting.silent",
      clause = "V1-JOIN-06",
      title = "A connection that has sent nothing hears nothing",
      kills = "greets")
  void silentConnection(Lab lab) {
    Room room = lab.judgeFromHere().room();
    var silent = lab.connect("silent");
    room.join("alice");
    silent.expect().quiet();
  }

  @Case(
      id = "join.several-users",
      clause = "V1-JOIN-07",
      title = "Five users of one channel all hear each other",
      kills = "loses-fourth-member")
  void severalUsers(Lab lab) {
    Room room = lab.judgeFromHere().room();
    Member[] members = new Member[5];
    for (int i = 0; i < members.length; i++) {
      members[i] = room.join("user " + i);
      for (int j = 0; j < i; j++) {
        members[j].expect().frame(members[i].joinFrame());
        members[j].expect().anyFrame();
      }
    }
    for (Member speaker : members) {
      RawFrame said = speaker.say("round");
      room.hears(said);
      for (Member listener : members) {
        if (listener != speaker) {
          listener.expect().frame(said);
        }
      }
    }
  }

  @Case(
      id = "join.before-join-nothing",
      clause = "V1-JOIN-01",
      title = "A connection that has not joined hears nothing of any channel",
      kills = "delivers-before-join")
  void nothingBeforeJoin(Lab lab) {
    Room room = lab.judgeFromHere().room();
    Member late = lab.member("late", room.channel());
    RawFrame early = room.join("alice").say("not for late");
    room.hears(early);
    late.peer().send(late.joinFrame());
    room.settle(late, late.joinFrame());
    long copies = late.replay().stream().filter(early::equals).count();
    lab.check(copies <= 1, "the frame at most once, from history; saw it " + copies + " times");
  }
}
