package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.ResyncFrames;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/** A resync into a channel that has members, and that goes on. */
@Chapter("resync")
final class ResyncLiveCases {
  /** Together more than a server is likely to keep in one piece. */
  private static final int[] SIZES = {300, 3000, 5000, 20_000, 70_000, 1};

  /** With 1 MiB each more than systems on the way hold back, less than one frame may be. */
  private static final int HEAVY_FRAMES = 12;

  @Case(
      id = "resync.ages",
      clause = {"RSY-17", "V1-HIST-04"},
      title = "What is said after a resync pushes the restored frames out of the history",
      kills = "resync-never-ages",
      setup = Setup.HISTORY_5)
  void ages(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    for (int i = 1; i <= 6; i++) {
      room.hears(alice.say("before " + i));
    }
    Member peer = lab.member("peer", room.channel());
    resync(room, peer, ResyncFrames.items(peer, 4));
    for (int i = 0; i <= lab.settings().historyLimit(); i++) {
      room.hears(peer.say("live " + i));
    }
    room.expectReplay(room.join("late"));
  }

  @Case(
      id = "resync.keeps-old.large",
      clause = {"RSY-07", "RSY-09"},
      title = "A history of many kilobytes survives a resync, and those who are there hear on",
      kills = "resync-cuts-old")
  void keepsLargeOld(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    List<RawFrame> said = new ArrayList<>(speak(lab, room, alice));
    Member peer = lab.member("peer", room.channel());
    resync(room, peer, ResyncFrames.items(peer, 4, 9000));
    said.addAll(speak(lab, room, alice));
    List<RawFrame> replay = new ArrayList<>(room.join("late").replay());
    replay.retainAll(said);
    lab.check(
        replay.equals(said),
        String.format(
            Locale.ROOT,
            "all that was said before and after, in its order; saw %d of %d or another order",
            replay.size(),
            said.size()));
  }

  private static List<RawFrame> speak(Lab lab, Room room, Member member) {
    List<RawFrame> said = new ArrayList<>();
    for (int size : SIZES) {
      said.add(member.peer().send(member.frame(lab.octets(size))));
    }
    room.hears(said);
    return said;
  }

  @Case(
      id = "resync.unread",
      clause = {"RSY-09", "V1-FWD-05"},
      title = "Who reads late gets what came before a resync, its items and what came after",
      kills = "resync-drops-backlog")
  void unread(Lab lab) {
    lab.require(Limit.SLOW_READER_OCTETS, (HEAVY_FRAMES + 1L) << 20);
    Room room = lab.room();
    Member alice = room.join("alice");
    RawPeer stalled = lab.connect("late reader", RawPeer.Stream.UNREAD);
    Member slow = lab.over(stalled, lab.scene().unique("slow"), room.channel());
    room.hears(stalled.send(slow.joinFrame()));
    int from = room.past().size();
    for (int i = 0; i < HEAVY_FRAMES; i++) {
      room.hears(alice.peer().send(alice.frame(lab.octets(1 << 20))));
    }
    Member peer = lab.member("peer", room.channel());
    resync(room, peer, ResyncFrames.items(peer, 4));
    room.hears(alice.say("after the resync"));
    List<RawFrame> owed = List.copyOf(room.past().subList(from, room.past().size()));
    RawFrame sentinel = room.sentinel();
    room.witness().expect().frame(sentinel);
    stalled.startReading(RawPeer.Stream.FRAMES);
    List<RawFrame> got = slow.expect().until(sentinel);
    int before = got.size() - owed.size();
    lab.check(
        before >= 0 && got.subList(before, got.size()).equals(owed),
        String.format(
            Locale.ROOT,
            "every frame since its join, in order; saw %d frames, and others than the %d",
            got.size(),
            owed.size()));
  }

  @Case(
      id = "resync.two-peers",
      clause = {"RSY-18", "RSY-20"},
      title = "Of two peers that restore one history each adds what was still missing",
      kills = {"resync-not-merged", "resync-equal-is-one"})
  void twoPeers(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawFrame c = alice.say("c");
    RawFrame d = alice.say("d");
    room.hears(c, d);
    Member first = lab.member("first", room.channel());
    Member second = lab.member("second", room.channel());
    RawFrame a = first.joinFrame();
    RawFrame b = second.joinFrame();
    RawFrame x = second.frame("x");
    adds(room, first, List.of(a, b, c), List.of(a, b));
    adds(room, second, List.of(b, x, c, c), List.of(x, c));
    List<RawFrame> replay = new ArrayList<>(room.join("late").replay());
    replay.retainAll(List.of(a, b, c, d, x));
    lab.check(
        replay.equals(List.of(a, b, x, c, c, d)),
        String.format(
            Locale.ROOT, "the order a b x c c d; saw %d frames or another order", replay.size()));
  }

  private static void resync(Room room, Member peer, List<RawFrame> items) {
    adds(room, peer, items, items);
  }

  /** Resyncs and proves that of {@code items} only {@code missing} reach the others. */
  private static void adds(Room room, Member peer, List<RawFrame> items, List<RawFrame> missing) {
    peer.peer().send(ResyncFrames.resync(peer, items));
    room.hears(missing);
    room.hears(peer.say("that was all"));
  }
}
