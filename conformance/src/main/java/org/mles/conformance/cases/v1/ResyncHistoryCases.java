package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Replay;
import org.mles.conformance.lab.server.ResyncFrames;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Seen;
import org.mles.conformance.wire.RawFrame;

/** What a resync does to the history of a channel. */
@Chapter("resync")
final class ResyncHistoryCases {
  /** Octets of a name up to which careless servers may compare. */
  private static final int LONG = 255;

  private static final int TRIES = 20;

  @Case(
      id = "resync.restores",
      clause = {"RSY-06", "RSY-01", "RSY-02"},
      title = "A resync onto an empty channel becomes its history, all items in order",
      kills = {"resync-is-garbage", "resync-keeps-first-only", "resync-backwards"},
      segmented = true)
  void restores(Lab lab) {
    Restored restored = restore(lab, 6);
    expectReplay(restored, restored.items());
  }

  @Case(
      id = "resync.history-limit",
      clause = "RSY-17",
      title = "Of more items than the history holds the newest are kept",
      kills = {"resync-over-limit", "resync-keeps-oldest"},
      setup = Setup.HISTORY_5)
  void limit(Lab lab) {
    int limit = lab.settings().historyLimit();
    Restored restored = restore(lab, limit + 3);
    expectReplay(restored, restored.items().subList(3, limit + 3));
  }

  @Case(
      id = "resync.keeps-old",
      clause = {"RSY-07", "RSY-08"},
      title = "A resync onto a history that is not empty neither loses nor reorders it",
      kills = {"resync-overwrites", "resync-adds-twice"})
  void keepsOld(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("old one"), alice.say("old two"));
    List<RawFrame> old = List.copyOf(room.past().subList(2, room.past().size()));
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, 4);
    peer.peer().send(ResyncFrames.resync(peer, items));
    room.hears(items);
    List<RawFrame> replay = room.join("late").replay();
    List<RawFrame> seenOld = new ArrayList<>(replay);
    seenOld.retainAll(old);
    lab.check(
        seenOld.equals(old), "what was held, in its order; saw other frames or another order");
    for (RawFrame item : items) {
      long copies = replay.stream().filter(item::equals).count();
      lab.check(copies <= 1, "each item at most once in the history; saw one " + copies + " times");
    }
  }

  @Case(
      id = "resync.forwarded",
      clause = "RSY-09",
      title = "The items reach the members that are present, in order, each as the frame it is",
      kills = {"resync-forwards-wrapper", "resync-is-garbage", "resync-backwards"},
      segmented = true)
  void forwarded(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, 5);
    peer.peer().send(ResyncFrames.resync(peer, items));
    room.hears(items);
    room.quiet();
  }

  @Case(
      id = "resync.no-echo",
      clause = "RSY-21",
      title = "The sender of a resync gets the history that was there and none of its items",
      kills = "resync-echoes")
  void noEcho(Lab lab) {
    Room room = lab.room();
    room.hears(room.join("alice").say("old"));
    List<RawFrame> before = room.keptFrames();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, 3);
    peer.peer().send(ResyncFrames.resync(peer, items));
    room.hears(items);
    RawFrame sentinel = room.sentinel();
    List<RawFrame> got = peer.expect().until(sentinel);
    lab.check(items.stream().noneMatch(got::contains), "none of its own items; got some back");
    lab.check(got.size() == before.size(), before.size() + " frames; got " + got.size());
    room.witness().expect().frame(sentinel);
  }

  @Case(
      id = "resync.merges",
      clause = "RSY-18",
      title = "What the history lacks goes behind the item that it followed, or to the front",
      kills = "resync-not-merged")
  void merges(Lab lab) {
    Merged merged = merge(lab);
    List<RawFrame> replay = new ArrayList<>(merged.room().join("late").replay());
    replay.retainAll(merged.items());
    lab.check(
        replay.equals(merged.items()),
        String.format(
            Locale.ROOT,
            "the items in the order of the resync; saw %d of %d or another order",
            replay.size(),
            merged.items().size()));
  }

  @Case(
      id = "resync.held-not-forwarded",
      clause = "RSY-20",
      title = "Items that the history holds are not forwarded again",
      kills = "resync-forwards-held")
  void heldNotForwarded(Lab lab) {
    Merged merged = merge(lab);
    lab.check(
        !merged.heard().contains(merged.mark()), "nothing twice; the witness heard an old frame");
    lab.check(merged.heard().size() == 3, "3 new items; heard " + merged.heard().size());
  }

  /** What came of a resync around a frame that the history held. */
  private record Merged(Room room, List<RawFrame> items, RawFrame mark, List<RawFrame> heard) {}

  private static Merged merge(Lab lab) {
    Room room = lab.room();
    RawFrame mark = room.join("alice").say("mark");
    room.hears(mark);
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = new ArrayList<>(ResyncFrames.items(peer, 3));
    items.add(2, mark);
    peer.peer().send(ResyncFrames.resync(peer, items));
    RawFrame barrier = peer.say("that was all");
    List<RawFrame> heard = room.witness().expect().until(barrier);
    heard.forEach(room::record);
    room.record(barrier);
    return new Merged(room, items, mark, heard);
  }

  private static void expectReplay(Restored restored, List<RawFrame> expected) {
    List<RawFrame> seen = restored.late().replay();
    if (!seen.equals(expected)) {
      String text =
          String.format(
              Locale.ROOT,
              "expected the newest %d items as history; saw %d frames",
              expected.size(),
              seen.size());
      throw Replay.failure(text, expected, seen);
    }
  }

  private record Restored(List<RawFrame> items, Member late) {}

  /**
   * Restores an empty channel and joins it. That the resync came first is proven by a duplicate of
   * its CID, which is refused; if the duplicate won the race, another channel is tried.
   */
  private static Restored restore(Lab lab, int count) {
    for (int i = 0; i < TRIES; i++) {
      String channel = lab.scene().unique("Room " + "x".repeat(LONG));
      Member peer = lab.member("peer", channel);
      List<RawFrame> items = ResyncFrames.items(peer, count);
      peer.peer().send(ResyncFrames.resync(peer, items));
      Member rival = lab.member("rival", channel);
      rival.peer().send(rival.joinFrame().withCid(peer.cid()));
      RawPeer.awaitFirst(peer.peer(), rival.peer());
      if (rival.peer().arrivals().peek() instanceof Seen.Closed) {
        return new Restored(items, lateJoiner(lab, peer));
      }
      rival.peer().close();
      peer.peer().close();
    }
    throw new ConformanceFailure(
        "expected the resync to join; a later duplicate joined in its place every time",
        "duplicate not refused");
  }

  private static Member lateJoiner(Lab lab, Member peer) {
    Member late = lab.member("late", peer.channel());
    late.peer().send(late.joinFrame());
    peer.expect().frame(late.joinFrame());
    late.replayed(late.expect().until(peer.say("sentinel")));
    return late;
  }
}
