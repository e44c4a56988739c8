package org.mles.conformance.cases.v1;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.ResyncFrames;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;

/** Resync as a first frame: who may bring history back, and as whom. */
@Chapter("resync")
final class ResyncCases {
  @Case(
      id = "resync.outer-key",
      clause = "RSY-03",
      title = "The key that counts is the oldest item's, not the outer one",
      kills = {"resync-outer-key", "resync-is-garbage"})
  void outerKeyIsFree(Lab lab) {
    Room room = lab.room();
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, 3);
    peer.peer()
        .send(ResyncFrames.resync(peer, items).withKey(lab.random().nextLong()).withCid(0x77));
    room.hears(items);
  }

  @Case(
      id = "resync.outer-key.strict",
      clause = "RSY-04",
      title = "A strict server refuses a resync whose outer key is wrong",
      kills = "resync-outer-key-ignored",
      setup = Setup.STRICT_RESYNC)
  void outerKeyStrict(Lab lab) {
    ResyncFrames.refuses(
        lab, lab.room(), (peer, items) -> ResyncFrames.resync(peer, items).withKey(~peer.key()));
  }

  @Case(
      id = "resync.wrong-key",
      clause = "RSY-05",
      title = "A wrong key in the oldest item closes, and nothing is stored or forwarded",
      kills = {"no-key-check", "resync-unchecked"})
  void wrongKey(Lab lab) {
    Room room = lab.room();
    ResyncFrames.refuses(
        lab,
        room,
        (peer, items) -> {
          items.set(0, items.get(0).withKey(~peer.key()));
          return ResyncFrames.resync(peer, items);
        });
    room.expectNothingForeign(room.join("late"));
  }

  @Case(
      id = "resync.membership",
      clause = "RSY-10",
      title =
          "The connection joins under the oldest item's CID and then is a member like any other",
      kills = {"resync-anonymous", "resync-is-garbage"})
  void membership(Lab lab) {
    Room room = lab.room(lab.oddName("room"));
    Member peer = lab.member("peer", room.channel());
    List<RawFrame> items = ResyncFrames.items(peer, 2);
    peer.peer().send(ResyncFrames.resync(peer, items).withCid(0x55));
    room.hears(items);
    room.hears(peer.say("live"));
    Member twin = lab.member("twin", room.channel());
    twin.peer().send(twin.joinFrame().withCid(peer.cid()));
    twin.expect().closed();
    room.quiet();
  }

  @Case(
      id = "resync.later",
      clause = "RSY-15",
      title = "A resync in a later frame is forwarded as it is and not expanded",
      kills = "resync-expanded-later",
      segmented = true)
  void later(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    room.hears(alice.peer().send(ResyncFrames.resync(alice, ResyncFrames.items(alice, 3))));
    room.quiet();
  }

  @Case(
      id = "resync.duplicate",
      clause = {"RSY-10", "V1-CID-03"},
      title = "A resync whose oldest item has an active CID is refused and leaves no trace",
      kills = {"duplicate-accepted", "duplicate-replaces"})
  void duplicate(Lab lab) {
    Room room = lab.room();
    Member alice = room.accepts("alice", m -> m.joinFrame().withCid(0x66));
    ResyncFrames.refuses(
        lab,
        room,
        (peer, items) -> {
          items.set(0, items.get(0).withCid(0x66));
          return ResyncFrames.resync(peer, items);
        });
    room.hears(alice.say("still a member"));
  }
}
