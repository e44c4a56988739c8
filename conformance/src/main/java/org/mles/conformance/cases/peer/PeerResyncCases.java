package org.mles.conformance.cases.peer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.peer.LinkedChannel;
import org.mles.conformance.lab.peer.PeerLab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.ResyncReader;

/** What a link tells when it is opened again. */
@Chapter(value = "peer-resync", kind = Kind.PEER)
final class PeerResyncCases {
  /** Two of them fit into one resync, three do not. */
  private static final int LARGE = 7 << 20;

  @Case(
      id = "peer.resync.told",
      clause = "PEER-09",
      title = "A link that is opened again begins with a resync",
      kills = "peer-no-resync")
  void told(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.link().expect().frame(garden.say("one"));
    garden.reopen();
  }

  @Case(
      id = "peer.resync.order",
      clause = "PEER-21",
      title = "The resync is the link's first frame and then the rest of the history, in order",
      kills = {"peer-resync-backwards", "peer-resync-first-twice", "peer-no-resync"})
  void order(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    List<RawFrame> expected = new ArrayList<>();
    expected.add(garden.first().joinFrame());
    expected.add(garden.say("up"));
    garden.link().expect().frame(expected.get(1));
    expected.add(garden.down("down"));
    garden.first().expect().frame(expected.get(2));
    expected.add(garden.say("last"));
    garden.link().expect().frame(expected.get(3));
    List<RawFrame> told = garden.reopen();
    lab.locals()
        .check(
            bodies(told).equals(bodies(expected)),
            "the four frames in order; saw " + told.size() + " in another order or number");
    lab.locals()
        .check(told.subList(1, 4).equals(expected.subList(1, 4)), "the frames as they were said");
  }

  @Case(
      id = "peer.resync.whole-frames",
      clause = "RSY-02",
      title = "Each item of a resync is a whole frame, whatever its length",
      kills = "peer-resync-bare")
  void wholeFrames(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    for (int octets : new int[] {1, 200, 40_000, 70_000}) {
      garden
          .link()
          .expect()
          .frame(garden.first().peer().send(garden.first().frame(lab.scene().octets(octets))));
    }
    garden.link().finish();
    garden.link().expect().untilClosed();
    garden.reopened();
    if (Arrays.equals(garden.opening().body(), garden.first().joinFrame().body())) {
      throw new NotApplicable("the link begins again without a resync, as PEER-09 allows");
    }
    lab.items(garden.opening());
  }

  @Case(
      id = "peer.resync.first-item",
      clause = "PEER-21",
      title = "Item 0 is the link's first frame even if the history has lost it",
      kills = {"peer-resync-oldest-first", "peer-no-resync"},
      setup = Setup.HISTORY_5)
  void firstItem(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    for (int i = 0; i < 7; i++) {
      garden.link().expect().frame(garden.say("frame " + i));
    }
    expectFirstItem(lab, garden, garden.reopen());
  }

  @Case(
      id = "peer.resync.first-item.endpoint",
      clause = "PEER-21",
      title = "In endpoint mode the key of item 0 is right for the new connection",
      kills = {"peer-resync-stale-key", "peer-no-resync"},
      setup = Setup.ENDPOINT)
  void firstItemEndpoint(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.link().expect().frame(garden.say("one"));
    expectFirstItem(lab, garden, garden.reopen());
  }

  @Case(
      id = "peer.resync.first-item.address-key",
      clause = "PEER-21",
      title = "With an address key the key of item 0 is right for the new connection",
      kills = {"peer-resync-stale-key", "peer-no-resync"},
      setup = Setup.ADDRESS_KEY)
  void firstItemAddressKey(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.link().expect().frame(garden.say("one"));
    expectFirstItem(lab, garden, garden.reopen());
  }

  private static void expectFirstItem(PeerLab lab, LinkedChannel garden, List<RawFrame> told) {
    RawFrame expected = garden.first().joinFrame();
    RawFrame item = told.get(0);
    long key = lab.keyOver(garden.link(), garden.first());
    lab.locals()
        .check(
            item.equals(expected.withKey(key).withCid(item.cid())),
            "the link's first frame with a right key as item 0; saw "
                + lab.scene().transcript().describe(item));
  }

  @Case(
      id = "peer.resync.no-nesting",
      clause = "PEER-10",
      title = "However often a link is opened again, its resync contains none",
      kills = "peer-resync-nests")
  void noNesting(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.link().expect().frame(garden.say("one"));
    garden.first().expect().frame(garden.down("two"));
    int before = garden.reopen().size();
    garden.first().expect().frame(garden.down("three"));
    List<RawFrame> told = garden.reopen();
    expectNoResyncIn(lab, told);
    lab.locals().check(told.size() == before + 1, (before + 1) + " items; saw " + told.size());
  }

  @Case(
      id = "peer.resync.no-nesting.said",
      clause = "PEER-10",
      title = "A resync that a client says in a later frame is not wrapped into another",
      kills = "peer-resync-wraps-said")
  void noNestingOfSaid(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member first = garden.first();
    RawFrame said = first.joinFrame().withBody(Body.resync(List.of(first.frame("item").encode())));
    garden.link().expect().frame(first.peer().send(said));
    garden.link().expect().frame(garden.say("after"));
    expectNoResyncIn(lab, garden.reopen());
  }

  private static void expectNoResyncIn(PeerLab lab, List<RawFrame> told) {
    boolean nested = told.stream().anyMatch(item -> ResyncReader.items(item.body()) != null);
    lab.locals().check(!nested, "no resync among the items; saw one");
  }

  @Case(
      id = "peer.resync.too-long",
      clause = "PEER-11",
      title = "A history that fits into no frame makes a shorter resync or a plain first frame",
      kills = "peer-resync-overflows")
  void tooLong(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    sayLarge(garden);
    endAndReopen(garden);
    List<byte[]> items = ResyncReader.items(garden.opening().body());
    boolean plain = Arrays.equals(garden.opening().body(), garden.first().joinFrame().body());
    lab.locals()
        .check(
            plain || items != null,
            "a plain first frame or a resync; saw " + garden.opening().announced() + " octets");
  }

  @Case(
      id = "peer.resync.too-long.newest",
      clause = "PEER-22",
      title = "A resync that would be too long leaves out the oldest items after item 0",
      kills = {"peer-resync-plain-if-long", "peer-resync-oldest-kept", "peer-no-resync"})
  void tooLongNewest(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    List<RawFrame> large = sayLarge(garden);
    endAndReopen(garden);
    List<RawFrame> told = lab.items(garden.opening());
    lab.locals()
        .check(
            told.size() == 3 && told.subList(1, 3).equals(large.subList(1, 3)),
            "item 0 and the newest two of three large frames; saw " + told.size() + " items");
  }

  @Case(
      id = "peer.resync.foreign",
      clause = "PEER-20",
      title = "Frames that name another channel are left out of the resync",
      kills = "peer-resync-foreign")
  void foreign(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member first = garden.first();
    RawFrame foreign =
        RawFrame.of(first.key(), Body.message(first.uid(), "elsewhere", new byte[] {1}));
    garden.link().expect().frame(first.peer().send(foreign));
    garden.link().expect().frame(garden.say("one"));
    lab.locals().check(!garden.reopen().contains(foreign), "it left out; it is an item");
  }

  private static void endAndReopen(LinkedChannel garden) {
    garden.link().finish();
    garden.link().expect().untilClosed();
    garden.reopened();
  }

  private static List<RawFrame> sayLarge(LinkedChannel garden) {
    List<RawFrame> large = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      byte[] message = new byte[LARGE];
      message[0] = (byte) i;
      large.add(garden.first().peer().send(garden.first().frame(message)));
      garden.link().expect().frame(large.get(i));
    }
    return large;
  }

  private static List<ByteBuffer> bodies(List<RawFrame> frames) {
    return frames.stream().map(f -> ByteBuffer.wrap(f.body())).toList();
  }
}
