package org.mles.conformance.cases.peer;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.peer.LinkedChannel;
import org.mles.conformance.lab.peer.PeerLab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.ResyncFrames;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/** What a peer server keeps of a channel and its link, and what a server below it restores. */
@Chapter(value = "peer-link", kind = Kind.PEER)
final class PeerHistoryCases {
  @Case(
      id = "peer.history.once",
      clause = "PEER-12",
      title = "The link's history holds each frame once",
      kills = "peer-stores-first-twice")
  void historyOnce(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.link().expect().frame(garden.say("one"));
    Member late = garden.join("late");
    long joins = late.replay().stream().filter(garden.first().joinFrame()::equals).count();
    lab.locals()
        .check(joins == 1, "the first join once in the history; saw it " + joins + " times");
    lab.locals().check(late.replay().size() == 2, "2 frames; saw " + late.replay().size());
  }

  @Case(
      id = "peer.history.own",
      clause = "PEER-12",
      title = "The client whose join opens the link is not sent its own first frame",
      kills = "peer-replays-own")
  void historyOwn(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.first().expect().nothingBefore(garden.down("sentinel"));
  }

  @Case(
      id = "peer.history.both-ways",
      clause = "PEER-13",
      title = "A later local joiner gets what went up and what came down, before live frames",
      kills = {"peer-keeps-up-only", "peer-keeps-down-only"})
  void historyBothWays(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    RawFrame up = garden.say("up");
    garden.link().expect().frame(up);
    RawFrame down = garden.down("down");
    garden.first().expect().frame(down);
    Member late = garden.join("late");
    List<RawFrame> expected = List.of(garden.first().joinFrame(), up, down);
    lab.locals()
        .check(
            late.replay().equals(expected),
            "the join, what went up and what came down; saw " + late.replay().size() + " frames");
  }

  @Case(
      id = "peer.resync.from-below",
      clause = "PEER-25",
      title = "What a server below restores when it opens the channel goes up as a resync",
      kills = "peer-restored-one-by-one")
  void restoredFirst(PeerLab lab) {
    Member below = lab.locals().member("below", lab.locals().channel());
    List<RawFrame> items = List.of(below.joinFrame(), below.frame("one"), below.frame("two"));
    below.peer().send(ResyncFrames.resync(below, items));
    RawPeer link = lab.scene().keep(lab.root().awaitLink().link());
    List<RawFrame> told = lab.items(link.expect().anyFrame());
    lab.locals()
        .check(
            told.size() == 3 && told.subList(1, 3).equals(items.subList(1, 3)),
            "the three items; saw " + told.size());
  }

  @Case(
      id = "peer.resync.from-below.linked",
      clause = "PEER-25",
      title = "What a server below restores to a linked channel goes up as a resync on a new link",
      kills = "peer-restored-one-by-one")
  void restoredLater(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member below = lab.locals().member("below", garden.channel());
    List<RawFrame> items = List.of(below.joinFrame(), below.frame("one"), below.frame("two"));
    RawPeer old = garden.link();
    below.peer().send(ResyncFrames.resync(below, items));
    garden.first().expect().frames(items);
    old.expect().closed();
    garden.reopened();
    List<RawFrame> told = lab.items(garden.opening());
    lab.locals().check(told.containsAll(items), "all restored items; saw " + told.size());
  }
}
