package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/** How connections end. */
@Chapter("close")
final class CloseCases {
  /** Join and FIN race within the subject, so one try could pass by luck. */
  private static final int HASTY_CLIENTS = 20;

  /** Frames of 1 MiB: more than the systems on the way hold back, less than a history may have. */
  private static final int HEAVY_FRAMES = 14;

  /** The same for one who reads late: more than systems hold back, less than a slow reader may. */
  private static final int QUEUED_FRAMES = 8;

  /**
   * Silent connections, one after the other, of which the subject closes each after its deadline.
   */
  private static final int CLOCKS = 4;

  @Case(
      id = "close.no-notice",
      clause = "V1-CLOSE-01",
      title = "The others get no notice of a departure",
      kills = "leave-notice")
  void noNotice(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    alice.leave();
    room.quiet();
  }

  @Case(
      id = "close.others-go-on",
      clause = "V1-CLOSE-01",
      title = "After a departure the others still exchange frames",
      kills = {"departure-closes-channel", "leave-notice"})
  void othersGoOn(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    Member bob = room.join("bob");
    alice.leave();
    RawFrame said = bob.say("anybody?");
    room.hears(said);
    room.quiet(bob);
  }

  @Case(
      id = "close.fin",
      clause = "V1-CLOSE-02",
      title = "FIN ends the membership, and the subject closes its side too",
      kills = {"half-open", "leaks-cid"})
  void fin(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    alice.peer().finish();
    alice.expect().closed();
    room.quiet();
    lab.judgeFromHere();
    room.joinAs("alice again", alice.uid());
  }

  @Case(
      id = "close.fin.before-join",
      clause = "V1-CLOSE-02",
      title = "FIN before any octet closes, and nothing else happens",
      kills = "half-open")
  void finBeforeJoin(Lab lab) {
    Room room = lab.room();
    var nobody = lab.connect("nobody");
    nobody.finish();
    nobody.expect().closed();
    room.quiet();
  }

  @Case(
      id = "close.fin.flush",
      clause = "V1-CLOSE-03",
      title = "A client that joins and sends FIN at once gets the history, then the end",
      kills = "discards-at-fin")
  void flushAtFin(Lab lab) {
    Room room = lab.room();
    lab.requireHalfClose();
    room.hears(room.join("alice").say("for the hasty"));
    for (int i = 1; i <= HASTY_CLIENTS; i++) {
      List<RawFrame> expected = room.keptFrames();
      Member hasty = lab.member("hasty " + i, room.channel());
      hasty.peer().send(hasty.joinFrame());
      hasty.peer().finish();
      room.hears(hasty.joinFrame());
      List<RawFrame> got = hasty.expect().untilClosed();
      lab.check(
          got.containsAll(expected.subList(Math.min(2, expected.size()), expected.size())),
          expected.size() + " frames of history before the end; saw " + got.size());
    }
  }

  @Case(
      id = "close.fin.queued",
      clause = "V1-CLOSE-03",
      title = "A member that reads only after its FIN gets the MiB that were queued, then the end",
      kills = "drops-queue-at-fin")
  void queuedAtFin(Lab lab) {
    Room room = lab.room();
    lab.requireHalfClose();
    RawPeer unread = lab.connect("late reader", RawPeer.Stream.UNREAD);
    Member late = lab.over(unread, lab.scene().unique("late"), room.channel());
    room.hears(unread.send(late.joinFrame()));
    List<RawFrame> said = heavy(lab, room);
    unread.finish();
    unread.startReading(RawPeer.Stream.FRAMES);
    expectEnd(lab, late.expect().untilClosed(), said);
  }

  @Case(
      id = "close.fin.flush.heavy",
      clause = "V1-CLOSE-03",
      title = "A client that joins and sends FIN at once gets the MiB of the history, then the end",
      kills = "drops-queue-at-fin")
  void heavyHistoryAtFin(Lab lab) {
    Room room = lab.room();
    lab.requireHalfClose();
    heavy(lab, room);
    List<RawFrame> kept = room.join("control").replay();
    RawPeer unread = lab.connect("hasty", RawPeer.Stream.UNREAD);
    Member hasty = lab.over(unread, lab.scene().unique("hasty"), room.channel());
    room.hears(unread.send(hasty.joinFrame()));
    unread.finish();
    unread.startReading(RawPeer.Stream.FRAMES);
    List<RawFrame> newest = kept.subList(Math.min(2, kept.size()), kept.size());
    expectEnd(lab, hasty.expect().untilClosed(), newest);
  }

  /** Says frames of 1 MiB, fewer than make a slow reader of who does not read them. */
  private static List<RawFrame> heavy(Lab lab, Room room) {
    long bound = lab.settings().inForce(Limit.SLOW_READER_OCTETS) >> 20;
    List<RawFrame> said = new ArrayList<>();
    for (int i = 0; i < Math.min(QUEUED_FRAMES, bound / 2); i++) {
      said.add(room.usher().peer().send(room.usher().frame(lab.octets(1 << 20))));
      room.hears(said.get(i));
    }
    return said;
  }

  private static void expectEnd(Lab lab, List<RawFrame> got, List<RawFrame> owed) {
    lab.check(
        Collections.indexOfSubList(got, owed) >= 0,
        owed.size() + " frames before the end, in their order; saw " + got.size());
  }

  @Case(
      id = "close.fin.unread",
      clause = "V1-CLOSE-06",
      title = "After FIN a client that takes nothing is given up with what was queued for it",
      kills = "drains-for-ever",
      setup = Setup.SHORT_DEADLINE)
  void unreadAfterFin(Lab lab) {
    Room room = lab.room();
    lab.requireHalfClose();
    Member alice = room.join("alice");
    for (int i = 0; i < HEAVY_FRAMES; i++) {
      room.hears(alice.peer().send(alice.frame(lab.octets(1 << 20))));
    }
    int queued = room.keptFrames().size();
    RawPeer stalled = lab.connect("stalled", RawPeer.Stream.UNREAD);
    Member deaf = lab.over(stalled, lab.scene().unique("deaf"), room.channel());
    room.hears(stalled.send(deaf.joinFrame()));
    stalled.finish();
    for (int i = 1; i <= CLOCKS; i++) {
      lab.connect("clock " + i).expect().closed();
    }
    stalled.startReading(RawPeer.Stream.FRAMES);
    int got = deaf.expect().untilClosed().size();
    boolean heavy = queued > HEAVY_FRAMES;
    lab.check(!heavy || got < queued, "the sending to end; all " + got + " frames came");
    room.quiet();
  }

  @Case(
      id = "close.rst",
      clause = "V1-CLOSE-04",
      title = "RST of a member in the middle of a flood does not disturb the others",
      kills = {"rst-closes-channel", "rst-stops-service"})
  void rst(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    Member bob = room.join("bob");
    for (int i = 0; i < 50; i++) {
      room.hears(alice.say("number " + i));
      if (i == 25) {
        bob.peer().reset();
      }
    }
  }

  @Case(
      id = "close.rst.sender",
      clause = "V1-CLOSE-04",
      title = "RST of a sender inside a frame does not disturb the others",
      kills = {"rst-closes-channel", "rst-stops-service"})
  void rstInsideFrame(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    Member bob = room.join("bob");
    RawFrame half = bob.frame(lab.octets(5000));
    bob.peer().send(java.util.Arrays.copyOf(half.encode(), 3000));
    bob.peer().reset();
    for (int i = 0; i < 20; i++) {
      room.hears(alice.say("still here " + i));
    }
  }

  @Case(
      id = "close.many-departures",
      clause = "V1-LIM-06",
      title = "Two hundred joins and departures leave no residue in the channel",
      kills = {"leaks-cid", "leave-notice"})
  void churn(Lab lab) {
    Room room = lab.room();
    String uid = lab.scene().unique("revolving");
    for (int i = 0; i < 200; i++) {
      Member door = lab.memberAs("visit " + i, uid, room.channel());
      door.peer().send(door.joinFrame());
      room.hears(door.joinFrame());
      door.leave();
    }
    room.quiet();
  }
}
