package org.mles.conformance.cases.v1.crowd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;

/** What shows only after minutes, or after more than a few thousand. */
@Chapter("soak")
final class SoakCases {
  private static final int FRAMES = 70_000;
  private static final int BATCH = 500;

  private static final int JOINS = 5000;
  private static final int WAVE = 50;

  @Case(
      id = "soak.idle",
      clause = "V1-FWD-01",
      title = "Members that say and hear nothing for minutes are members as before",
      kills = "closes-idle-members",
      setup = Setup.SOAK)
  void idle(Lab lab) {
    Room room = lab.room();
    Member idle = room.join("idle");
    lab.judgeFromHere();
    long end = System.nanoTime() + lab.scene().timers().soak().toNanos();
    while (System.nanoTime() < end) {
      idle.expect().quiet();
    }
    room.hears(idle.say("awake"));
    room.quiet(idle);
  }

  @Case(
      id = "soak.frames",
      clause = "V1-FWD-05",
      title = "Seventy thousand frames of one member arrive, each once and in their order",
      kills = "counts-frames-in-16-bits",
      setup = Setup.SOAK)
  void frames(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawFrame first = alice.say("the first of many");
    room.hears(first);
    room.usher().expect().until(first);
    for (int from = 0; from < FRAMES; from += BATCH) {
      List<RawFrame> batch = new ArrayList<>();
      for (int i = from; i < from + BATCH; i++) {
        batch.add(alice.frame(ByteBuffer.allocate(4).putInt(i).array()));
      }
      alice.peer().sendTogether(batch);
      room.witness().expect().frames(batch);
      room.usher().expect().frames(batch);
    }
  }

  @Case(
      id = "soak.joins",
      clause = "V1-ROB-01",
      title = "After five thousand members that came and went a newcomer is served",
      kills = "accepts-4096-connections",
      setup = Setup.SOAK)
  void joins(Lab lab) {
    lab.requireRoomFor(WAVE);
    Room room = lab.room();
    lab.judgeFromHere();
    for (int wave = 0; wave < JOINS / WAVE; wave++) {
      List<Member> guests = new ArrayList<>();
      for (int i = 0; i < WAVE; i++) {
        guests.add(lab.member("guest", room.channel()));
      }
      room.hearsAll(guests.stream().map(guest -> guest.peer().send(guest.joinFrame())).toList());
      guests.forEach(Member::leave);
    }
    room.join("newcomer");
  }
}
