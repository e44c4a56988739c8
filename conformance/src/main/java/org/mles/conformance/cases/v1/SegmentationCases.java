package org.mles.conformance.cases.v1;

import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.Segmentation;

/** How TCP cuts frames is nobody's business. */
@Chapter("segmentation")
final class SegmentationCases {
  @Case(
      id = "segment.first.bytewise",
      clause = {"V1-HDR-11", "V1-HDR-13"},
      title = "A first frame sent octet by octet joins",
      kills = "body-in-one-read")
  void bytewiseJoin(Lab lab) {
    Room room = lab.room();
    Member alice = lab.member("alice", room.channel());
    RawFrame join = alice.joinFrame();
    sendApart(room, alice, Segmentation.BYTEWISE.cut(join.encode()));
    room.settle(alice, join);
  }

  @Case(
      id = "segment.header.every-cut",
      clause = "V1-HDR-11",
      title = "A header cut at any octet is accepted",
      kills = "header-in-one-read")
  void everyHeaderCut(Lab lab) {
    Room room = lab.room();
    for (int cut = 1; cut < RawFrame.HEADER_OCTETS; cut++) {
      Member alice = lab.member("alice cut at " + cut, room.channel());
      RawFrame join = alice.joinFrame();
      sendApart(room, alice, Segmentation.at(join.encode(), cut));
      room.settle(alice, join);
    }
  }

  @Case(
      id = "segment.body.every-cut",
      clause = "V1-HDR-13",
      title = "A body cut at any octet is accepted",
      kills = "body-in-one-read")
  void everyBodyCut(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawFrame frame = alice.frame("Hello World!");
    byte[] octets = frame.encode();
    for (int cut = RawFrame.HEADER_OCTETS; cut < octets.length; cut++) {
      sendApart(room, alice, Segmentation.at(octets, cut));
      room.hears(frame);
    }
  }

  @Case(
      id = "segment.coalesced.join",
      clause = "V1-HDR-12",
      title = "A join and two frames in one segment are all processed, in order",
      kills = "one-frame-per-read")
  void coalescedWithJoin(Lab lab) {
    Room room = lab.room();
    Member alice = lab.member("alice", room.channel());
    List<RawFrame> frames = List.of(alice.joinFrame(), alice.frame("one"), alice.frame("two"));
    alice.peer().sendTogether(frames);
    room.hears(frames);
  }

  @Case(
      id = "segment.coalesced.later",
      clause = "V1-HDR-12",
      title = "Fifty frames in one segment are all forwarded, in order",
      kills = "one-frame-per-read")
  void manyInOneSegment(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawFrame[] frames = new RawFrame[50];
    Arrays.setAll(frames, i -> alice.frame("number " + i));
    alice.peer().sendTogether(List.of(frames));
    room.hears(frames);
  }

  @Case(
      id = "segment.coalesced.next-header",
      clause = {"V1-HDR-12", "V1-HDR-11"},
      title = "A frame together with the beginning of the next one is delivered, then the next",
      kills = {"one-frame-per-read", "header-in-one-read"})
  void frameAndHalfHeader(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawFrame one = alice.frame("one");
    RawFrame two = alice.frame("two");
    byte[] both = Arrays.copyOf(one.encode(), one.encode().length + two.encode().length);
    System.arraycopy(two.encode(), 0, both, one.encode().length, two.encode().length);
    alice.peer().send(Arrays.copyOf(both, one.encode().length + 7));
    room.hears(one);
    alice.peer().send(Arrays.copyOfRange(both, one.encode().length + 7, both.length));
    room.hears(two);
  }

  @Case(
      id = "segment.eof.first-header",
      clause = "V1-HDR-14",
      title = "A first frame that ends inside its header joins nothing",
      kills = "partial-first-joins")
  void eofInFirstHeader(Lab lab) {
    partialFirst(lab, 9);
  }

  @Case(
      id = "segment.eof.first-body",
      clause = "V1-HDR-14",
      title = "A first frame that ends inside its body joins nothing",
      kills = "partial-first-joins")
  void eofInFirstBody(Lab lab) {
    partialFirst(lab, RawFrame.HEADER_OCTETS + 10);
  }

  @Case(
      id = "segment.eof.later-header",
      clause = "V1-HDR-14",
      title = "A later frame that ends inside its header is neither forwarded nor stored",
      kills = "forward-partial")
  void eofInLaterHeader(Lab lab) {
    partialLater(lab, 5);
  }

  @Case(
      id = "segment.eof.later-body",
      clause = "V1-HDR-14",
      title = "A later frame that ends inside its body is neither forwarded nor stored",
      kills = {"forward-partial", "store-partial"})
  void eofInLaterBody(Lab lab) {
    partialLater(lab, RawFrame.HEADER_OCTETS + 20);
  }

  /**
   * Lets a round trip through the subject pass between pieces, so that each is a read of its own.
   */
  private static void sendApart(Room room, Member member, List<byte[]> pieces) {
    for (byte[] piece : pieces) {
      room.quiet();
      member.peer().send(piece);
    }
  }

  private static void partialFirst(Lab lab, int octets) {
    Room room = lab.room();
    room.join("twin");
    Member eve = lab.member("eve", room.channel());
    eve.peer().send(Arrays.copyOf(eve.joinFrame().encode(), octets));
    eve.peer().finish();
    eve.expect().closed();
    room.quiet();
    room.expectNothingForeign(room.joinAs("eve again", eve.uid()));
  }

  private static void partialLater(Lab lab, int octets) {
    Room room = lab.room();
    Member eve = room.join("eve");
    RawFrame whole = eve.frame("a frame that will never be whole");
    room.hears(eve.peer().send(whole));
    eve.peer().send(Arrays.copyOf(whole.withBody(lab.octets(80)).encode(), octets));
    eve.peer().finish();
    eve.expect().closed();
    room.quiet();
    room.expectNothingForeign(room.join("late"));
  }
}
