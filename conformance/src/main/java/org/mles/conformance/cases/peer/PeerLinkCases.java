package org.mles.conformance.cases.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.peer.LinkedChannel;
import org.mles.conformance.lab.peer.PeerLab;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/** The link that works: when it opens, what it says first, what it carries. */
@Chapter(value = "peer-link", kind = Kind.PEER)
final class PeerLinkCases {
  private static final int HASTY_FRAMES = 40;

  @Case(
      id = "peer.link.one-per-channel",
      clause = "PEER-01",
      title = "The first local join of a channel opens its link, the second opens none",
      kills = {"peer-links-every-client", "peer-links-one-channel"})
  void onePerChannel(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Lab locals = lab.locals();
    locals.connect("silent");
    Member second = locals.member("second", garden.channel());
    garden.first().expect().frame(second.peer().send(second.joinFrame()));
    Member other = locals.member("other", locals.channel());
    other.peer().send(other.joinFrame());
    RawFrame opening = lab.scene().keep(lab.root().awaitLink().link()).expect().anyFrame();
    locals.check(
        Arrays.equals(opening.body(), other.joinFrame().body()),
        "the next link to be that of the other channel; saw "
            + lab.scene().transcript().describe(opening));
  }

  @Case(
      id = "peer.first.unchanged",
      clause = "PEER-02",
      title = "With a shared key the link begins with the first client's first frame, unchanged",
      kills = {"peer-rekeys-first", "peer-reencodes-first"},
      setup = Setup.SHARED_KEY,
      segmented = true)
  void unchanged(PeerLab lab) {
    Member first = lab.locals().member("first", lab.locals().channel());
    byte[] unusual =
        new Cbor()
            .map(3)
            .text("channel")
            .text(first.channel())
            .text("message")
            .bytes(new byte[] {1, 2, 3})
            .text("uid")
            .text(first.uid())
            .encode();
    RawFrame join = first.joinFrame().withBody(unusual).withCid(0x1234_5678);
    first.peer().send(join);
    lab.scene().keep(lab.root().awaitLink().link()).expect().frame(join);
  }

  @Case(
      id = "peer.first.endpoint",
      clause = "PEER-03",
      title = "In endpoint mode the link's key is made for its own address, and the body stays",
      kills = "peer-keeps-key",
      setup = Setup.ENDPOINT)
  void endpoint(PeerLab lab) {
    expectOwnKey(lab);
  }

  @Case(
      id = "peer.first.address-key",
      clause = "PEER-03",
      title = "With an address key too the link's key is made for its own address",
      kills = "peer-keeps-key",
      setup = Setup.ADDRESS_KEY)
  void addressKey(PeerLab lab) {
    expectOwnKey(lab);
  }

  private static void expectOwnKey(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    RawFrame opening = garden.opening();
    RawFrame join = garden.first().joinFrame();
    lab.locals()
        .check(
            opening.equals(
                join.withKey(lab.keyOver(garden.link(), garden.first())).withCid(opening.cid())),
            "the join with the key of the link's own address; saw "
                + lab.scene().transcript().describe(opening));
  }

  @Case(
      id = "peer.first.cid",
      clause = "PEER-16",
      title = "In endpoint mode the link keeps the CID of the client in whose name it joins",
      kills = "peer-cid-of-link",
      setup = Setup.ENDPOINT)
  void keepsCid(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    lab.locals()
        .check(
            garden.opening().cid() == garden.first().cid(),
            String.format(
                Locale.ROOT,
                "the CID %08x; saw %08x",
                garden.first().cid(),
                garden.opening().cid()));
  }

  @Case(
      id = "peer.up",
      clause = "PEER-04",
      title = "Frames of all local clients go up unchanged, later first frames too",
      kills = {"peer-swallows-later-joins", "peer-up-from-first-only"},
      segmented = true)
  void up(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = lab.locals().member("second", garden.channel());
    RawFrame join = second.peer().send(second.joinFrame());
    garden.link().expect().frame(join);
    garden.first().expect().frame(join);
    RawFrame odd = RawFrame.of(lab.scene().random().nextLong(), new byte[] {(byte) 0xFF, 0});
    garden.link().expect().frame(second.peer().send(odd));
    garden.first().expect().frame(odd);
    garden.link().expect().frame(garden.say("one"));
    garden.link().expect().frame(garden.say("two"));
  }

  @Case(
      id = "peer.down",
      clause = "PEER-04",
      title = "Frames from upstream reach all local clients, unchanged and in order",
      kills = {"peer-down-to-first-only", "peer-deaf"},
      segmented = true)
  void down(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    garden.link().segmented(lab.segmentation());
    RawFrame odd = RawFrame.of(lab.scene().random().nextLong(), new byte[] {(byte) 0xFF, 0});
    List<RawFrame> frames = List.of(garden.down("one"), garden.link().send(odd), garden.down("3"));
    garden.first().expect().frames(frames);
    second.expect().frames(frames);
  }

  @Case(
      id = "peer.echo.up",
      clause = "PEER-05",
      title = "A frame from upstream does not go back up",
      kills = "peer-echoes-up")
  void noEchoUp(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    second.expect().frame(garden.down("from above"));
    garden.link().expect().nothingBefore(second.say("sentinel of the second"));
  }

  @Case(
      id = "peer.echo.down",
      clause = "PEER-05",
      title = "A local client's frame does not come back to it",
      kills = "peer-echoes-down")
  void noEchoDown(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.link().expect().frame(garden.say("from below"));
    garden.first().expect().nothingBefore(garden.down("sentinel"));
  }

  @Case(
      id = "peer.once.comes-back",
      clause = "PEER-24",
      title = "A frame of a local client that upstream sends back goes no further",
      kills = "peer-recognises-nothing")
  void comesBack(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    RawFrame said = garden.say("once");
    second.expect().frame(said);
    garden.link().expect().frame(said);
    garden.link().send(said);
    RawFrame sentinel = garden.down("sentinel");
    second.expect().nothingBefore(sentinel);
    garden.first().expect().nothingBefore(sentinel);
  }

  @Case(
      id = "peer.up.at-once",
      clause = {"PEER-04", "PEER-02"},
      title = "What a client says right behind its join follows the first frame of the link",
      kills = "peer-drops-while-dialing")
  void upAtOnce(PeerLab lab) {
    Member first = lab.locals().member("first", lab.locals().channel());
    List<RawFrame> said = new ArrayList<>();
    for (int i = 0; i < HASTY_FRAMES; i++) {
      said.add(first.frame("at once " + i));
    }
    List<RawFrame> all = new ArrayList<>(said);
    all.add(0, first.joinFrame());
    first.peer().sendTogether(all);
    RawPeer link = lab.scene().keep(lab.root().awaitLink().link());
    lab.locals()
        .check(
            Arrays.equals(link.expect().anyFrame().body(), first.joinFrame().body()),
            "the link to begin with the first frame of the first client");
    link.expect().frames(said);
  }

  @Case(
      id = "peer.once.equal-frames",
      clause = {"PEER-04", "PEER-24"},
      title = "Equal frames that one side sends twice are two",
      kills = "peer-deduplicates")
  void equalFrames(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    RawFrame up = garden.say("twice");
    garden.first().peer().send(up);
    second.expect().frames(List.of(up, up));
    garden.link().expect().frames(List.of(up, up));
    RawFrame down = garden.down("twice from above");
    garden.link().send(down);
    second.expect().frames(List.of(down, down));
  }

  @Case(
      id = "peer.link.bad-header",
      clause = "PEER-18",
      title = "A bad header from upstream ends the link, and the local clients stay",
      kills = {"peer-takes-bad-headers", "peer-closes-clients"})
  void badHeader(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    RawPeer link = garden.link();
    link.send(garden.remote("no frame").withType('X').encode());
    link.expect().closed();
    second.expect().frame(garden.say("still here"));
  }
}
