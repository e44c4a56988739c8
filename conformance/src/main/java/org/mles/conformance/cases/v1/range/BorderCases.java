package org.mles.conformance.cases.v1.range;

import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.ResyncFrames;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;

/** Sizes and counts at and around powers of two, one by one and each waited for. */
@Chapter("border")
final class BorderCases {
  private static final int[] COUNTS = {23, 24, 31, 32, 33, 127, 128, 129, 255, 256, 257};
  private static final int BATCH = 4096;

  @Case(
      id = "border.frames",
      clause = "V1-FWD-01",
      title = "Frames of every size around powers of two reach every other member unchanged",
      kills = {"loses-full-buffers", "closes-over-fifteen-bits", "sixteen-bit-length"})
  void frames(Lab lab) {
    everySize(lab, lab.room());
  }

  @Case(
      id = "border.first-frames",
      clause = "V1-HDR-09",
      title = "First frames of every size around powers of two join",
      kills = {"first-of-64k", "first-frame-in-4096"})
  void firstFrames(Lab lab) {
    Room room = lab.room();
    Border.bodies()
        .forEach(
            octets -> {
              Member alice = lab.member("alice of " + octets, room.channel());
              room.admit(alice, Border.first(alice, octets));
              alice.peer().close();
            });
  }

  @Case(
      id = "border.items",
      clause = "RSY-09",
      title = "Items of every size around powers of two are forwarded",
      kills = {"items-of-fifteen-bits", "loses-full-items"})
  void items(Lab lab) {
    Room room = lab.room();
    Border.bodies()
        .forEach(
            octets -> {
              Member peer = lab.member("peer with an item of " + octets, room.channel());
              RawFrame other = Border.first(peer, octets).withKey(peer.key() + 1);
              List<RawFrame> items = List.of(peer.joinFrame(), other);
              restores(room, peer, items);
            });
  }

  @Case(
      id = "border.item-counts",
      clause = "RSY-09",
      title = "Resyncs of every number of items around powers of two are forwarded whole",
      kills = {"items-counted-in-an-octet", "thirty-two-items"})
  void itemCounts(Lab lab) {
    Room room = lab.room();
    for (int count : COUNTS) {
      Member peer = lab.member("peer with " + count + " items", room.channel());
      List<RawFrame> items = ResyncFrames.items(peer, count);
      restores(room, peer, items);
    }
  }

  @Case(
      id = "border.history",
      clause = "V1-HIST-03",
      title = "Frames of every size around powers of two are replayed unchanged",
      kills = {"keeps-no-full-buffers", "reencodes-history"})
  void history(Lab lab) {
    Room room = lab.room();
    everySize(lab, room);
    room.expectEndOfPast(room.join("late"));
  }

  @Case(
      id = "border.replays",
      clause = "V1-HIST-02",
      title = "Replays of every size around powers of two are whole up to the newest frame",
      kills = {"replays-64k-from-the-oldest", "replay-loses-full-buffer"})
  void replays(Lab lab) {
    Border.octets(1 << 11)
        .forEach(
            octets -> {
              Room room = lab.room();
              Member alice = room.join("alice");
              int past = room.past().stream().mapToInt(frame -> frame.encode().length).sum();
              int left = octets - past - RawFrame.HEADER_OCTETS;
              byte[] body = lab.scene().octets(left);
              room.hears(alice.peer().send(alice.frame("").withBody(body)));
              room.expectEndOfPast(room.join("late after " + octets));
              lab.forget(room);
            });
  }

  @Case(
      id = "border.frame-counts",
      clause = "V1-FWD-05",
      title = "Of more than 65536 frames of one sender each arrives, in order and once",
      kills = {"frames-counted-in-sixteen-bits", "loses-some"})
  void frameCounts(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    for (int sent = 0; sent <= 1 << 16; sent += BATCH) {
      RawFrame[] batch = new RawFrame[BATCH];
      int from = sent;
      Arrays.setAll(batch, i -> alice.joinFrame().withBody(number(from + i)));
      alice.peer().sendTogether(List.of(batch));
      for (RawFrame frame : batch) {
        room.witness().expect().frame(frame);
      }
    }
  }

  /** Lets a member say a frame of every size, which all have to be heard. */
  private static void everySize(Lab lab, Room room) {
    Member alice = room.join("alice");
    Border.bodies()
        .forEach(
            octets -> {
              byte[] body = lab.scene().octets(octets);
              room.hears(alice.peer().send(alice.frame("").withBody(body)));
            });
  }

  /** Lets a peer restore items, which all have to be heard, and end. */
  private static void restores(Room room, Member peer, List<RawFrame> items) {
    peer.peer().send(ResyncFrames.resync(peer, items));
    room.hears(items);
    peer.peer().close();
  }

  private static byte[] number(int number) {
    return new byte[] {(byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
  }
}
