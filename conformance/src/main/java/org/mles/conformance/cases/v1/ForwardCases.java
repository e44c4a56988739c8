package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.time.Stopwatch;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.Segmentation;

/** Frames after the join: opaque, ordered, to everybody else. */
@Chapter("forward")
final class ForwardCases {
  /** Enough to outlast the haste with which systems acknowledge the beginning of a stream. */
  private static final int PAIRS = 31;

  /** Half of the shortest delay of an acknowledgement that systems use. */
  private static final long LONG_GAP_MILLIS = 20;

  /** With half a MiB each more than systems on the way hold back, less than one frame may be. */
  private static final int TURNS = 24;

  private static final int[] SIZES = {1, 15, 16, 17, 255, 256, 1400, 4096, 8191, 8192, 65_000};

  @Case(
      id = "forward.verbatim",
      clause = "V1-FWD-01",
      title = "Frames of many sizes reach every other member unchanged",
      kills = {"rewrites-later-key", "forwards-to-first-only"},
      segmented = true)
  void verbatim(Lab lab) {
    Room room = lab.judgeFromHere().room();
    Member alice = room.join("alice");
    Member bob = room.join("bob");
    for (int size : SIZES) {
      RawFrame frame = alice.peer().send(alice.frame(lab.octets(size)));
      room.hears(frame);
      bob.expect().frame(frame);
    }
  }

  @Case(
      id = "forward.no-echo",
      clause = "V1-FWD-02",
      title = "The sender does not get its frame back",
      kills = "echoes",
      segmented = true)
  void noEcho(Lab lab) {
    Room room = lab.judgeFromHere().room();
    Member alice = room.join("alice");
    room.hears(alice.say("one"), alice.say("two"));
    room.quiet(alice);
  }

  @Case(
      id = "forward.no-echo.unread",
      clause = {"V1-FWD-02", "V1-FWD-05"},
      title = "A member that reads late gets the frames of others and none of its own",
      kills = "echoes-to-laggards")
  void noEchoUnread(Lab lab) {
    lab.require(Limit.SLOW_READER_OCTETS, (TURNS + 1L) << 19);
    Room room = lab.room();
    Member alice = room.join("alice");
    RawPeer unread = lab.connect("late reader", RawPeer.Stream.UNREAD);
    Member busy = lab.over(unread, lab.scene().unique("busy"), room.channel());
    room.hears(unread.send(busy.joinFrame()));
    List<RawFrame> theirs = new ArrayList<>();
    List<RawFrame> own = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      theirs.add(alice.peer().send(alice.frame(lab.octets(1 << 19))));
      room.hears(theirs.get(i));
      for (String text : new String[] {"one ", "two "}) {
        RawFrame said = busy.say(text + i);
        own.add(said);
        room.hears(said);
      }
    }
    RawFrame sentinel = room.sentinel();
    room.witness().expect().frame(sentinel);
    unread.startReading(RawPeer.Stream.FRAMES);
    List<RawFrame> got = busy.expect().until(sentinel);
    lab.check(Collections.disjoint(got, own), "none of its own frames; some came back");
    lab.check(
        got.size() >= TURNS && got.subList(got.size() - TURNS, got.size()).equals(theirs),
        "the others' frames, each once and in order; saw others");
  }

  @Case(
      id = "forward.opaque.garbage",
      clause = "V1-FWD-03",
      title = "A later body that is not CBOR is forwarded",
      kills = "validate-later-bodies",
      segmented = true)
  void garbage(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(
        alice.peer().send(alice.frame("").withBody(lab.octets(100))), alice.say("still a member"));
  }

  @Case(
      id = "forward.opaque.other-uid",
      clause = "V1-FWD-03",
      title = "A later body that names another uid is forwarded",
      kills = {"validate-later-bodies", "validate-later-names"})
  void otherUid(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    byte[] body = Body.message("somebody else", room.channel(), new byte[] {1, 2, 3});
    room.hears(alice.peer().send(alice.frame("").withBody(body)));
  }

  @Case(
      id = "forward.not-rerouted",
      clause = "V1-FWD-04",
      title = "A later body that names another channel stays in the channel of its connection",
      kills = {"routes-by-body", "validate-later-names"})
  void notRerouted(Lab lab) {
    Room here = lab.room();
    Room there = lab.room();
    Member alice = here.join("alice");
    byte[] body = Body.message(alice.uid(), there.channel(), new byte[] {1, 2, 3});
    here.hears(alice.peer().send(alice.frame("").withBody(body)));
    there.quiet();
  }

  @Case(
      id = "forward.order",
      clause = "V1-FWD-05",
      title = "Ten thousand frames of one sender arrive in order, each once",
      kills = {"reorders", "loses-some", "doubles-some"})
  void order(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    int total = 10_000;
    for (int from = 0; from < total; from += 500) {
      RawFrame[] batch = new RawFrame[500];
      int first = from;
      Arrays.setAll(batch, i -> alice.frame("number " + (first + i)));
      alice.peer().sendTogether(List.of(batch));
      room.hears(batch);
    }
  }

  @Case(
      id = "forward.order.common",
      clause = "V1-FWD-06",
      title = "All receivers see the frames of several senders in the same order",
      kills = "order-per-receiver")
  void commonOrder(Lab lab) {
    Room room = lab.room();
    Member[] senders = {room.join("s1"), room.join("s2"), room.join("s3"), room.join("s4")};
    Member[] receivers = {room.join("r1"), room.join("r2"), room.join("r3")};
    int rounds = 50;
    for (int i = 0; i < rounds; i++) {
      for (Member sender : senders) {
        sender.say("number " + i);
      }
    }
    List<RawFrame> heard = take(room.witness(), rounds * senders.length);
    heard.forEach(room::record);
    RawFrame sentinel = room.sentinel();
    room.witness().expect().frame(sentinel);
    for (Member receiver : receivers) {
      List<RawFrame> order = receiver.expect().until(sentinel);
      int from = Math.max(0, order.size() - heard.size());
      lab.check(
          order.subList(from, order.size()).equals(heard),
          "the same order at " + receiver.peer().name() + " as at the witness; it differs");
    }
  }

  @Case(
      id = "forward.fire-and-forget",
      clause = "V1-FWD-07",
      title = "Frames sent before a clean close of the publisher are delivered",
      kills = "drops-at-fin",
      segmented = true)
  void fireAndForget(Lab lab) {
    Room room = lab.room();
    Member alice = lab.member("alice", room.channel());
    List<RawFrame> frames = List.of(alice.joinFrame(), alice.frame("one"), alice.frame("two"));
    alice.peer().sendTogether(frames);
    alice.peer().finish();
    room.hears(frames);
  }

  @Case(
      id = "forward.empty",
      clause = "V1-FWD-08",
      title = "A later frame with an empty message is forwarded",
      kills = "swallows-empty-later")
  void emptyLater(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say(""), alice.say("not empty"));
  }

  @Case(
      id = "forward.not-interleaved",
      clause = "V1-FWD-09",
      title = "Frames of two senders whose octets arrive in turns are never mixed",
      kills = "interleaves")
  void notInterleaved(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    Member bob = room.join("bob");
    List<RawFrame> frames = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      RawFrame one = alice.frame(lab.octets(1 << 18));
      RawFrame two = bob.frame(lab.octets(1 << 18));
      sendInTurns(alice, one, bob, two);
      frames.add(one);
      frames.add(two);
    }
    List<RawFrame> heard = take(room.witness(), frames.size());
    heard.forEach(room::record);
    lab.check(
        heard.containsAll(frames) && frames.containsAll(heard),
        "each of the two senders' frames whole; saw others");
  }

  @Case(
      id = "forward.same-frame-twice",
      clause = "V1-FWD-05",
      title = "The same frame sent twice arrives twice",
      kills = "deduplicates")
  void sameFrameTwice(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("again"), alice.say("again"), alice.say("again"));
  }

  @Case(
      id = "forward.small.at-once",
      clause = "V1-FWD-10",
      title = "Of two small frames in a row the second does not wait",
      kills = "small-frames-wait")
  void smallFramesAtOnce(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    long[] gaps = new long[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      RawFrame first = alice.say("first " + i);
      RawFrame second = alice.say("second " + i);
      room.hears(first);
      Stopwatch sinceFirst = new Stopwatch();
      room.hears(second);
      gaps[i] = sinceFirst.nanos();
      // Systems put acknowledgements off only where data go both ways.
      room.record(room.witness().say("answer " + i));
    }
    Arrays.sort(gaps);
    long median = gaps[PAIRS / 2] / 1_000_000;
    lab.check(
        median < LONG_GAP_MILLIS,
        String.format(
            Locale.ROOT, "the second of two frames at once; it came %d ms later", median));
  }

  private static void sendInTurns(Member one, RawFrame first, Member two, RawFrame second) {
    byte[] a = first.encode();
    byte[] b = second.encode();
    int step = 1 << 14;
    for (int at = 0; at < Math.max(a.length, b.length); at += step) {
      part(one, a, at, step);
      part(two, b, at, step);
    }
  }

  private static void part(Member member, byte[] octets, int from, int count) {
    if (from < octets.length) {
      int to = Math.min(octets.length, from + count);
      member.peer().segmented(Segmentation.WHOLE).send(Arrays.copyOfRange(octets, from, to));
    }
  }

  private static List<RawFrame> take(Member member, int count) {
    List<RawFrame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(member.expect().anyFrame());
    }
    return frames;
  }
}
