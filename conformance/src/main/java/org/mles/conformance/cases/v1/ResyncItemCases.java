package org.mles.conformance.cases.v1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.ResyncFrames;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/** What may be an item of a resync, and how many there are. */
@Chapter("resync")
final class ResyncItemCases {
  private static final int ITEMS = 4;

  @Case(
      id = "resync.item.short",
      clause = "RSY-11",
      title = "An oldest item shorter than a header closes the connection, and the server lives",
      kills = {"resync-dies-of-short-item", "resync-short-item-ignored"})
  void shortItem(Lab lab) {
    refusesItems(lab, new byte[] {'a', 'b', 'c'});
  }

  @Case(
      id = "resync.item.empty",
      clause = "RSY-11",
      title = "An empty item closes the connection, and the server lives",
      kills = {"resync-dies-of-short-item", "resync-short-item-ignored"})
  void emptyItem(Lab lab) {
    refusesItems(lab, new byte[0]);
  }

  @Case(
      id = "resync.item.bare-body",
      clause = {"RSY-11", "RSY-02"},
      title = "An item that is a body without header closes the connection",
      kills = "resync-bare-bodies")
  void bareBody(Lab lab) {
    ResyncFrames.refuses(
        lab,
        lab.room(),
        (peer, items) -> peer.joinFrame().withBody(Body.resync(List.of(items.get(0).body()))));
  }

  @Case(
      id = "resync.item.other-channel",
      clause = "RSY-12",
      title = "An item that names another channel is neither stored nor forwarded there or here",
      kills = {"resync-any-channel", "resync-crosses-channels", "resync-closes-at-foreign"})
  void otherChannel(Lab lab) {
    Room here = lab.room();
    Room there = lab.room();
    Member peer = lab.member("peer", here.channel());
    byte[] foreign = Body.message(peer.uid(), there.channel(), new byte[] {9});
    RawFrame smuggled = RawFrame.of(lab.key(peer.peer(), peer.uid(), there.channel()), foreign);
    List<RawFrame> items = List.of(peer.joinFrame(), smuggled, peer.frame("mine"));
    peer.peer().send(ResyncFrames.resync(peer, items));
    peer.peer().finish();
    peer.expect().untilClosed();
    there.quiet();
    List<RawFrame> heard = here.witness().expect().until(here.sentinel());
    heard.forEach(here::record);
    lab.check(!heard.contains(smuggled), "nothing of another channel; the witness heard it");
    lab.check(
        heard.containsAll(List.of(items.get(0), items.get(2))),
        "the other items to be forwarded; the witness heard " + heard.size() + " frames");
  }

  @Case(
      id = "resync.item.resync",
      clause = "RSY-12",
      title = "An item that is a resync itself is neither stored nor forwarded, and the others are",
      kills = {"resync-forwards-nested", "resync-closes-at-foreign"})
  void resyncAsItem(Lab lab) {
    Room room = lab.room();
    room.hears(restore(lab, room, UnaryOperator.identity(), 0));
    lab.judgeFromHere();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, ITEMS);
    List<RawFrame> more = new ArrayList<>(items);
    more.add(1, ResyncFrames.resync(peer, List.of(peer.joinFrame(), peer.frame("inside"))));
    peer.peer().send(ResyncFrames.resync(peer, more));
    room.hears(items);
    room.expectNothingForeign(room.join("late"));
  }

  @Case(
      id = "resync.refused-whole",
      clause = "RSY-19",
      title = "A resync with a broken item anywhere is refused whole",
      kills = "resync-forwards-before-checking")
  void refusedWhole(Lab lab) {
    Room room = lab.room();
    ResyncFrames.refuses(
        lab,
        room,
        (peer, items) -> {
          List<byte[]> encoded = new ArrayList<>();
          items.forEach(item -> encoded.add(item.encode()));
          encoded.add(new byte[] {'a', 'b', 'c'});
          return peer.joinFrame().withBody(Body.resync(encoded));
        });
    room.expectNothingForeign(room.join("late"));
  }

  @Case(
      id = "resync.item.broken",
      clause = "RSY-11",
      title = "An item that is no whole frame closes the connection wherever it stands",
      kills = {"resync-later-items-ignored", "resync-item-length-ignored"})
  void brokenAnywhere(Lab lab) {
    Room room = lab.room();
    room.hears(restore(lab, room, UnaryOperator.identity(), 0));
    lab.judgeFromHere();
    for (BrokenItem broken : BrokenItem.values()) {
      for (int place : new int[] {0, 1, ITEMS - 1}) {
        List<RawFrame> whole = restore(lab, room, broken::of, place);
        // Whether what came before the broken item is taken back is a matter of RSY-19.
        List<RawFrame> heard = room.witness().expect().until(room.sentinel());
        lab.check(whole.containsAll(heard), "nothing but the items; the witness heard more");
        heard.forEach(room::record);
      }
    }
  }

  /** Resyncs items of which one is changed; if it really is, the subject must close. */
  private static List<RawFrame> restore(
      Lab lab, Room room, UnaryOperator<byte[]> change, int place) {
    Member peer = lab.member("peer with item " + place, room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, ITEMS);
    List<byte[]> encoded = new ArrayList<>(items.stream().map(RawFrame::encode).toList());
    byte[] before = encoded.get(place);
    encoded.set(place, change.apply(before));
    peer.peer().send(peer.joinFrame().withBody(Body.resync(encoded)));
    if (!Arrays.equals(before, encoded.get(place))) {
      peer.expect().untilClosed();
    }
    return items;
  }

  @Case(
      id = "resync.equal-items",
      clause = "RSY-09",
      title = "Equal items of a resync are as many frames",
      kills = "resync-equals-once")
  void equalItems(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    RawFrame said = peer.frame("again and again");
    List<RawFrame> items = List.of(peer.joinFrame(), said, said, peer.frame("between"), said);
    peer.peer().send(ResyncFrames.resync(peer, items));
    room.hears(items);
    room.quiet();
  }

  @Case(
      id = "resync.single",
      clause = "RSY-14",
      title = "A resync of one item behaves as that frame",
      kills = {"resync-single-ignored", "resync-is-garbage", "resync-forwards-wrapper"})
  void single(Lab lab) {
    Room room = lab.room(lab.oddName("room"));
    Member peer = lab.member("peer", room.channel());
    RawFrame join = peer.frame("alone");
    peer.peer().send(ResyncFrames.resync(peer, List.of(join)));
    room.settle(peer, join);
    room.expectReplayHolds(room.join("late"), join);
  }

  @Case(
      id = "resync.empty",
      clause = "RSY-13",
      title = "A resync without items is an ordinary body, so it is refused",
      kills = "resync-empty-joins")
  void withoutItems(Lab lab) {
    lab.room().refuses("peer", m -> m.joinFrame().withBody(Body.resync(List.of())).encode());
    BrokenBodyCases.refusesNameless(lab, Body.resync(List.of()));
  }

  @Case(
      id = "resync.indefinite",
      clause = "V1-CBOR-07",
      title = "A resync whose array has an indefinite length is accepted",
      kills = "resync-canonical-only")
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
      id = "resync.extra-pairs",
      clause = "RSY-22",
      title = "A body with resync items and another pair is a resync",
      kills = "resync-alone-only")
  void extraPairs(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, 2);
    Cbor body = new Cbor().map(2).text("note").text("x").text("resync_message").array(2);
    items.forEach(item -> body.map(1).text("encoded_msg").bytes(item.encode()));
    peer.peer().send(peer.joinFrame().withBody(body.encode()));
    room.hears(items);
  }

  private static void refusesItems(Lab lab, byte[] item) {
    ResyncFrames.refuses(
        lab,
        lab.room(),
        (peer, items) ->
            peer.joinFrame().withBody(Body.resync(List.of(item, items.get(0).encode()))));
  }
}
