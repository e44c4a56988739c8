package org.mles.conformance.cases;

import static org.mles.conformance.cases.Fault.*;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Seen;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/** Resync as a first frame: history brought back by somebody who kept it. */
@Chapter("resync")
final class ResyncCases {
  private static final int TRIES = 20;

  @Case(
      id = "resync.restores",
      clause = {"RSY-06", "RSY-01", "RSY-02"},
      title = "A resync onto an empty channel becomes its history, all items in order",
      kills = {RESYNC_IS_GARBAGE, RESYNC_KEEPS_FIRST_ONLY, RESYNC_BACKWARDS},
      segmented = true)
  void restores(Lab lab) {
    Restored restored = restore(lab, 6);
    expectReplay(restored, restored.items());
  }

  @Case(
      id = "resync.history-limit",
      clause = "RSY-17",
      title = "Of more items than the history holds the newest are kept",
      kills = {RESYNC_OVER_LIMIT, RESYNC_KEEPS_OLDEST},
      setup = Setup.HISTORY_5)
  void limit(Lab lab) {
    Restored restored = restore(lab, 8);
    List<RawFrame> items = restored.items();
    expectReplay(restored, items.subList(items.size() - 5, items.size()));
  }

  private static void expectReplay(Restored restored, List<RawFrame> expected) {
    List<RawFrame> seen = restored.late().replay();
    if (!seen.equals(expected)) {
      String text =
          "expected the newest %d items as history; saw %d frames"
              .formatted(expected.size(), seen.size());
      throw Room.replayFailure(text, expected, seen);
    }
  }

  @Case(
      id = "resync.outer-key",
      clause = "RSY-03",
      title = "The key that counts is the oldest item's, not the outer one",
      kills = {RESYNC_OUTER_KEY, RESYNC_IS_GARBAGE})
  void outerKeyIsFree(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = items(peer, 3);
    peer.peer().send(resync(peer, items).withKey(lab.random().nextLong()).withCid(0x77));
    room.hears(items);
  }

  @Case(
      id = "resync.outer-key.strict",
      clause = "RSY-04",
      title = "A strict server refuses a resync whose outer key is wrong",
      kills = RESYNC_OUTER_KEY_IGNORED,
      setup = Setup.STRICT_RESYNC)
  void outerKeyStrict(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    peer.peer().send(resync(peer, items(peer, 3)).withKey(~peer.key()));
    peer.expect().closed();
    room.quiet();
  }

  @Case(
      id = "resync.wrong-key",
      clause = "RSY-05",
      title = "A wrong key in the oldest item closes, and nothing is stored or forwarded",
      kills = {NO_KEY_CHECK, RESYNC_UNCHECKED})
  void wrongKey(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = new ArrayList<>(items(peer, 3));
    items.set(0, items.get(0).withKey(~peer.key()));
    peer.peer().send(resync(peer, items));
    peer.expect().closed();
    room.quiet();
    room.expectNothingForeign(room.join("late"));
  }

  @Case(
      id = "resync.keeps-old",
      clause = {"RSY-07", "RSY-08"},
      title = "A resync onto a history that is not empty neither loses nor reorders it",
      kills = {RESYNC_OVERWRITES, RESYNC_ADDS_TWICE})
  void keepsOld(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.say("old one"), alice.say("old two"));
    List<RawFrame> old = List.copyOf(room.past().subList(2, room.past().size()));
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = items(peer, 4);
    peer.peer().send(resync(peer, items));
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
      kills = {RESYNC_FORWARDS_WRAPPER, RESYNC_IS_GARBAGE, RESYNC_BACKWARDS},
      segmented = true)
  void forwarded(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = items(peer, 5);
    peer.peer().send(resync(peer, items));
    room.hears(items);
    room.quiet();
  }

  @Case(
      id = "resync.membership",
      clause = "RSY-10",
      title =
          "The connection joins under the oldest item's CID and then is a member like any other",
      kills = {RESYNC_ANONYMOUS, RESYNC_IS_GARBAGE})
  void membership(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = items(peer, 2);
    peer.peer().send(resync(peer, items).withCid(0x55));
    room.hears(items);
    room.hears(peer.say("live"));
    Member twin = lab.member("twin", room.channel());
    twin.peer().send(twin.joinFrame().withCid(peer.cid()));
    twin.expect().closed();
    room.quiet();
  }

  @Case(
      id = "resync.item.short",
      clause = "RSY-11",
      title = "An oldest item shorter than a header closes the connection, and the server lives",
      kills = {RESYNC_DIES_OF_SHORT_ITEM, RESYNC_SHORT_ITEM_IGNORED})
  void shortItem(Lab lab) {
    refusesItems(lab, new byte[] {'a', 'b', 'c'});
  }

  @Case(
      id = "resync.item.empty",
      clause = "RSY-11",
      title = "An empty item closes the connection, and the server lives",
      kills = {RESYNC_DIES_OF_SHORT_ITEM, RESYNC_SHORT_ITEM_IGNORED})
  void emptyItem(Lab lab) {
    refusesItems(lab, new byte[0]);
  }

  @Case(
      id = "resync.item.bare-body",
      clause = {"RSY-11", "RSY-02"},
      title = "An item that is a body without header closes the connection",
      kills = RESYNC_BARE_BODIES)
  void bareBody(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    byte[] item = Body.message(peer.uid(), peer.channel(), new byte[] {1});
    peer.peer().send(peer.joinFrame().withBody(Body.resync(List.of(item))));
    peer.expect().closed();
    room.quiet();
  }

  @Case(
      id = "resync.item.other-channel",
      clause = "RSY-12",
      title = "An item that names another channel is neither stored nor forwarded there or here",
      kills = {RESYNC_ANY_CHANNEL, RESYNC_CROSSES_CHANNELS})
  void otherChannel(Lab lab) {
    Room here = lab.room();
    Room there = lab.room();
    Member peer = lab.member("peer", here.channel());
    byte[] foreign = Body.message(peer.uid(), there.channel(), new byte[] {9});
    RawFrame smuggled = RawFrame.of(lab.key(peer.peer(), peer.uid(), there.channel()), foreign);
    List<RawFrame> items = List.of(peer.joinFrame(), smuggled, peer.frame("mine"));
    peer.peer().send(resync(peer, items));
    peer.peer().finish();
    peer.expect().untilClosed();
    there.quiet();
    List<RawFrame> heard = here.witness().expect().until(here.sentinel());
    heard.forEach(here::record);
    lab.check(!heard.contains(smuggled), "nothing of another channel; the witness heard it");
  }

  @Case(
      id = "resync.empty",
      clause = "RSY-13",
      title = "A resync without items is an ordinary body, so it is refused",
      kills = RESYNC_EMPTY_JOINS)
  void withoutItems(Lab lab) {
    lab.room().refuses("peer", m -> m.joinFrame().withBody(Body.resync(List.of())).encode());
  }

  @Case(
      id = "resync.single",
      clause = "RSY-14",
      title = "A resync of one item behaves as that frame",
      kills = {RESYNC_SINGLE_IGNORED, RESYNC_IS_GARBAGE, RESYNC_FORWARDS_WRAPPER})
  void single(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    RawFrame join = peer.frame("alone");
    peer.peer().send(resync(peer, List.of(join)));
    room.settle(peer, join);
    room.expectReplayHolds(room.join("late"), join);
  }

  @Case(
      id = "resync.later",
      clause = "RSY-15",
      title = "A resync in a later frame is forwarded as it is and not expanded",
      kills = RESYNC_EXPANDED_LATER,
      segmented = true)
  void later(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.peer().send(resync(alice, items(alice, 3))));
    room.quiet();
  }

  @Case(
      id = "resync.duplicate",
      clause = {"RSY-10", "V1-CID-03"},
      title = "A resync whose oldest item has an active CID is refused and leaves no trace",
      kills = {DUPLICATE_ACCEPTED, DUPLICATE_REPLACES})
  void duplicate(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(0x66));
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = new ArrayList<>(items(peer, 3));
    items.set(0, items.get(0).withCid(0x66));
    peer.peer().send(resync(peer, items));
    peer.expect().closed();
    room.quiet(alice);
  }

  @Case(
      id = "resync.indefinite",
      clause = {"V1-CBOR-07", "RSY-01"},
      title = "A resync whose array has an indefinite length is accepted",
      kills = RESYNC_CANONICAL_ONLY)
  void indefiniteArray(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    RawFrame join = peer.joinFrame();
    byte[] body =
        new Cbor()
            .map(1)
            .text("resync_message")
            .octets(0x9F)
            .map(1)
            .text("encoded_msg")
            .bytes(join.encode())
            .octets(0xFF)
            .encode();
    peer.peer().send(join.withBody(body));
    room.hears(join);
  }

  @Case(
      id = "resync.refused-whole",
      clause = {"RSY-19", "RSY-11"},
      title = "A resync with a broken item anywhere is refused whole",
      kills = RESYNC_FORWARDS_BEFORE_CHECKING)
  void refusedWhole(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<byte[]> encoded = new ArrayList<>();
    items(peer, 3).forEach(item -> encoded.add(item.encode()));
    encoded.add(new byte[] {'a', 'b', 'c'});
    peer.peer().send(peer.joinFrame().withBody(Body.resync(encoded)));
    peer.expect().closed();
    room.quiet();
    room.expectNothingForeign(room.join("late"));
  }

  @Case(
      id = "resync.no-echo",
      clause = "RSY-21",
      title = "The sender of a resync gets the history that was there and none of its items",
      kills = RESYNC_ECHOES)
  void noEcho(Lab lab) {
    Room room = lab.room();
    room.hears(room.join("alice").say("old"));
    List<RawFrame> before = room.keptFrames();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = items(peer, 3);
    peer.peer().send(resync(peer, items));
    room.hears(items);
    RawFrame sentinel = room.sentinel();
    List<RawFrame> got = peer.expect().until(sentinel);
    lab.check(items.stream().noneMatch(got::contains), "none of its own items; got some back");
    lab.check(got.size() == before.size(), before.size() + " frames; got " + got.size());
    room.witness().expect().frame(sentinel);
  }

  private record Restored(List<RawFrame> items, Member late) {}

  /**
   * Restores an empty channel and joins it. That the resync came first is proven by a duplicate of
   * its CID, which is refused; if the duplicate won the race, another channel is tried.
   */
  private static Restored restore(Lab lab, int count) {
    for (int i = 0; i < TRIES; i++) {
      String channel = lab.channel();
      Member peer = lab.member("peer", channel);
      List<RawFrame> items = items(peer, count);
      peer.peer().send(resync(peer, items));
      Member rival = lab.member("rival", channel);
      rival.peer().send(rival.joinFrame().withCid(peer.cid()));
      RawPeer.awaitFirst(peer.peer(), rival.peer());
      if (rival.peer().inbox().peek() instanceof Seen.Closed) {
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

  private static void refusesItems(Lab lab, byte[] item) {
    Room room = lab.room();
    room.join("twin");
    Member first = lab.member("item first", room.channel());
    first
        .peer()
        .send(first.joinFrame().withBody(Body.resync(List.of(item, first.joinFrame().encode()))));
    first.expect().closed();
    room.quiet();
  }

  private static List<RawFrame> items(Member member, int count) {
    List<RawFrame> items = new ArrayList<>();
    items.add(member.joinFrame());
    for (int i = 1; i < count; i++) {
      String uid = member.uid() + "-" + i;
      byte[] body = Body.message(uid, member.channel(), new byte[] {(byte) i});
      items.add(RawFrame.of(member.key() + i, body));
    }
    return items;
  }

  private static RawFrame resync(Member member, List<RawFrame> items) {
    List<byte[]> encoded = items.stream().map(RawFrame::encode).toList();
    return member.joinFrame().withBody(Body.resync(encoded));
  }
}
