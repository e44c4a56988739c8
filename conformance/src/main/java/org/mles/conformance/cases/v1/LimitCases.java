package org.mles.conformance.cases.v1;

import java.util.Arrays;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.time.Stopwatch;
import org.mles.conformance.wire.RawFrame;

/** What one client may cost the others. */
@Chapter("limits")
final class LimitCases {
  /** More than systems hold back for a reader. */
  private static final int BEYOND_OCTETS = 39 << 20;

  private static final int FLOOD_OCTETS = 1 << 18;
  private static final int ANNOUNCEMENTS = 300;

  /** Quadratic work is a second at this length; a slow machine still gets it over at once. */
  private static final int HOSTILE_OCTETS = 1 << 17;

  private static final int WORK_ROUNDS = 20;
  private static final int SILENCE_RATIO = 8;
  private static final int SILENCE_MILLIS = 250;
  private static final int STALLED = 0x0000_0099;

  @Case(
      id = "limit.deadline.silent",
      clause = "V1-LIM-01",
      title = "A connection that sends nothing is closed when the deadline is over",
      kills = "no-deadline",
      setup = Setup.SHORT_DEADLINE)
  void silent(Lab lab) {
    Room room = lab.room();
    lab.connect("silent").expect().closed();
    room.quiet();
  }

  @Case(
      id = "limit.deadline.partial",
      clause = "V1-LIM-01",
      title = "Half a first frame does not hold the deadline",
      kills = "no-deadline",
      setup = Setup.SHORT_DEADLINE)
  void partial(Lab lab) {
    Room room = lab.room();
    Member slow = lab.member("slow", room.channel());
    slow.peer().send(Arrays.copyOf(slow.joinFrame().encode(), 20));
    slow.expect().closed();
    room.quiet();
  }

  @Case(
      id = "limit.body",
      clause = "V1-LIM-05",
      title = "A body of what is configured is taken; a header that announces more closes at once",
      kills = {
        "no-body-limit",
        "no-first-body-limit",
        "one-body-octet-more",
        "one-body-octet-less"
      },
      setup = Setup.SMALL_BODIES)
  void bodyLimit(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    int most = lab.limit(Limit.BODY_OCTETS);
    byte[] largest = lab.octets(most);
    room.hears(alice.peer().send(alice.frame("").withBody(largest)));
    byte[] header = alice.frame("").withBody(new byte[0]).withAnnounced(most + 1).encode();
    alice.peer().send(header);
    alice.expect().closed();
    room.quiet();
    room.accepts("carol", m -> HeaderCases.ofLength(lab, m, most));
    Member eve = lab.member("eve", room.channel());
    eve.peer().send(eve.joinFrame().withBody(new byte[0]).withAnnounced(most + 1).encode());
    eve.expect().closed();
    room.quiet();
  }

  @Case(
      id = "limit.announced",
      clause = "V1-LIM-02",
      title = "Three hundred announcements of 16 MiB that nobody keeps do not exhaust the server",
      kills = "counts-announced-octets")
  void announced(Lab lab) {
    Room room = lab.room();
    lab.judgeFromHere();
    for (int i = 1; i <= ANNOUNCEMENTS; i++) {
      Member boaster = lab.member("boaster " + i, room.channel());
      RawFrame join = boaster.joinFrame().withAnnounced(RawFrame.MAX_BODY_OCTETS);
      boaster.peer().send(join.encode());
    }
    room.quiet();
    room.join("alice");
  }

  @Case(
      id = "limit.slow-reader",
      clause = "V1-LIM-03",
      title = "A member that does not read is closed; the others get everything",
      kills = "no-slow-reader-limit",
      setup = Setup.SLOW_READERS)
  void slowReader(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawPeer unread = lab.connect("stalled", RawPeer.Stream.UNREAD);
    Member stalled = lab.over(unread, lab.scene().unique("stalled"), room.channel());
    room.hears(stalled.peer().send(stalled.joinFrame().withCid(STALLED)));
    int flood = lab.limit(Limit.SLOW_READER_OCTETS) + BEYOND_OCTETS;
    for (int i = 0; i < flood / FLOOD_OCTETS; i++) {
      RawFrame wave = alice.peer().send(alice.frame(lab.octets(FLOOD_OCTETS)));
      room.hears(wave);
      // Whoever else is here must keep pace, or would be a slow reader as well.
      room.usher().expect().until(wave);
    }
    room.quiet();
    room.accepts("successor", m -> m.joinFrame().withCid(STALLED));
  }

  @Case(
      id = "limit.work",
      clause = "V1-LIM-13",
      title = "A hostile first frame keeps nobody waiting longer than a harmless one of its length",
      kills = "quadratic-tags")
  void work(Lab lab) {
    Room room = lab.room();
    long harmless = silenceOf(lab, room, "harmless", HostileBody.harmless(HOSTILE_OCTETS));
    lab.judgeFromHere();
    long allowed = SILENCE_MILLIS + SILENCE_RATIO * harmless;
    for (HostileBody hostile : HostileBody.values()) {
      long silence = silenceOf(lab, room, hostile.name(), hostile.body(HOSTILE_OCTETS));
      lab.check(
          silence <= allowed,
          String.format(
              Locale.ROOT,
              "at most %d ms of silence, since a message of that length costs %d ms; saw %d ms for %s",
              allowed,
              harmless,
              silence,
              hostile));
    }
  }

  /** Returns how long a pair waits at most, in ms, while a stranger's first frame is judged. */
  private static long silenceOf(Lab lab, Room room, String name, byte[] body) {
    Member stranger = lab.member(name, room.channel());
    long longest = 0;
    Stopwatch sinceLast = new Stopwatch();
    stranger.peer().send(RawFrame.of(0, body).encode());
    for (int i = 0; i < WORK_ROUNDS; i++) {
      room.quiet();
      longest = Math.max(longest, sinceLast.nanos());
      sinceLast = new Stopwatch();
    }
    stranger.expect().closed();
    return longest / 1_000_000;
  }

  @Case(
      id = "robust.noise",
      clause = "V1-ROB-01",
      title = "A hundred connections of noise leave the service as it was",
      kills = "dies-of-noise")
  void noise(Lab lab) {
    Room room = lab.room();
    for (int i = 0; i < 100; i++) {
      RawPeer eve = lab.connect("noise " + i);
      byte[] noise = lab.octets(1 + lab.random().nextInt(64));
      // Neither of both is for another protocol on the port.
      noise[0] = i % 2 == 0 ? RawFrame.TYPE : (byte) (noise[0] | 0x80);
      eve.send(noise);
      eve.finish();
      eve.expect().closed();
    }
    room.quiet();
  }
}
