package org.mles.conformance.cases.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.peer.LinkedChannel;
import org.mles.conformance.lab.peer.PeerLab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.ScriptedRoot;
import org.mles.conformance.time.Stopwatch;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.ResyncReader;

/** The link that is lost: what goes on without it, and how it is found again. */
@Chapter(value = "peer-loss", kind = Kind.PEER)
final class PeerLossCases {
  private static final int TRIES = 4;

  @Case(
      id = "peer.alone.never-linked",
      clause = "PEER-06",
      title = "Local clients reach each other although the upstream cannot be reached",
      kills = "peer-needs-root")
  void neverLinked(PeerLab lab) {
    lab.linked();
    lab.root().vanish();
    lab.locals().judgeFromHere().room();
  }

  @Case(
      id = "peer.alone.lost",
      clause = "PEER-06",
      title = "Local clients reach each other after the link is lost",
      kills = {"peer-closes-clients", "peer-lost-clients-alone"})
  void lost(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    lab.root().vanish();
    garden.link().reset();
    second.expect().frame(garden.say("one"));
    garden.first().expect().frame(second.say("two"));
    garden.joinUnlinked("third");
  }

  @Case(
      id = "peer.down.told-later",
      clause = "PEER-23",
      title = "What is said while the link is down enters its history and goes up with the resync",
      kills = {"peer-forgets-when-down", "peer-no-resync"})
  void toldLater(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.link().expect().frame(garden.say("before"));
    lab.root().vanish();
    garden.link().finish();
    garden.link().expect().untilClosed();
    RawFrame during = garden.say("during");
    Member late = garden.joinUnlinked("late");
    lab.locals().check(late.replay().contains(during), "it in the local history; it is missing");
    lab.root().comeBack();
    garden.reopened();
    lab.locals()
        .check(lab.items(garden.opening()).contains(during), "it in the resync; it is missing");
  }

  @Case(
      id = "peer.reopens.fin",
      clause = "PEER-08",
      title = "A link that upstream closes in order is opened again",
      kills = "peer-gives-up")
  void reopensAfterFin(PeerLab lab) {
    LinkedChannel garden = proven(lab);
    garden.link().finish();
    garden.link().expect().untilClosed();
    expectLinkAgain(garden);
  }

  @Case(
      id = "peer.reopens.rst",
      clause = "PEER-08",
      title = "A link that upstream resets is opened again",
      kills = "peer-gives-up")
  void reopensAfterReset(PeerLab lab) {
    LinkedChannel garden = proven(lab);
    garden.link().reset();
    expectLinkAgain(garden);
  }

  @Case(
      id = "peer.reopens.bad-header",
      clause = "PEER-08",
      title = "A link that ended with a bad header is opened again",
      kills = "peer-gives-up")
  void reopensAfterBadHeader(PeerLab lab) {
    LinkedChannel garden = proven(lab);
    garden.link().send(garden.remote("no frame").withType('X').encode());
    garden.link().expect().closed();
    expectLinkAgain(garden);
  }

  @Case(
      id = "peer.reopens.vanished",
      clause = "PEER-08",
      title = "A link is opened again when the upstream was away for several attempts",
      kills = "peer-gives-up")
  void reopensAfterAbsence(PeerLab lab) {
    LinkedChannel garden = proven(lab);
    Member second = garden.join("second");
    lab.root().vanish();
    garden.link().reset();
    long until = System.nanoTime() + 2 * lab.firstWait().toNanos();
    while (System.nanoTime() < until) {
      second.expect().frame(garden.say("still"));
    }
    lab.root().comeBack();
    expectLinkAgain(garden);
  }

  @Case(
      id = "peer.refused",
      clause = "PEER-14",
      title = "When upstream refuses the link, local delivery goes on",
      kills = {"peer-closes-clients", "peer-lost-clients-alone"})
  void refused(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    garden.link().finish();
    garden.link().expect().untilClosed();
    second.expect().frame(garden.say("one"));
    garden.first().expect().frame(second.say("two"));
  }

  @Case(
      id = "peer.refused.again",
      clause = "PEER-19",
      title = "A link closed before anything came is tried again, in the name of another client",
      kills = {"peer-gives-up-unheard", "peer-gives-up", "peer-same-name-again"})
  void refusedAgain(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    Member second = garden.join("second");
    garden.link().finish();
    garden.link().expect().untilClosed();
    // A subject may take a link that lasted for one that worked, and keep the name; so try again.
    for (int tries = 1; !isInNameOf(second, next(garden)); tries++) {
      lab.locals().check(tries < TRIES, "a link in the name of the second client; saw none");
      garden.link().finish();
      garden.link().expect().untilClosed();
    }
  }

  private static RawFrame next(LinkedChannel garden) {
    garden.reopened();
    return garden.opening();
  }

  private static boolean isInNameOf(Member member, RawFrame opening) {
    List<byte[]> items = ResyncReader.items(opening.body());
    RawFrame judged = items == null ? opening : RawFrame.parse(items.get(0));
    return Arrays.equals(judged.body(), member.joinFrame().body());
  }

  @Case(
      id = "peer.wait.doubles",
      clause = "PEER-07",
      title = "A link that keeps failing is tried again after waits that double, never at once",
      kills = {"peer-dials-at-once", "peer-wait-constant", "peer-gives-up-unheard"})
  void waitDoubles(PeerLab lab) {
    Member first = lab.locals().member("first", lab.locals().channel());
    lab.root().refuse(true);
    first.peer().send(first.joinFrame());
    long start = lab.scene().control(lab.root()::awaitLink).atNanos();
    lab.root().awaitLink();
    lab.root().awaitLink();
    long lasted = lab.root().awaitLink().atNanos() - start;
    double waits = (double) lasted / lab.firstWait().toNanos();
    // Waits of 1, 2 and 4, each up to half as long again; equal waits would make 3 to 4.5.
    lab.locals()
        .check(
            waits > 5.5,
            String.format(Locale.ROOT, "at least 1 + 2 + 4 first waits; saw %.1f", waits));
  }

  @Case(
      id = "peer.wait.begins-again",
      clause = "PEER-07",
      title = "After a link that has worked the waits begin again from the first",
      kills = "peer-wait-never-reset")
  void waitBeginsAgain(PeerLab lab) {
    Member first = lab.locals().member("first", lab.locals().channel());
    lab.root().refuse(true);
    first.peer().send(first.joinFrame());
    lab.scene().control(lab.root()::awaitLink);
    lab.root().awaitLink();
    lab.root().refuse(false);
    ScriptedRoot.Accepted third = lab.root().awaitLink();
    RawPeer link = lab.scene().keep(third.link());
    RawFrame hello = lab.locals().over(link, "far-away", first.channel()).frame("hello");
    link.expect().anyFrame();
    link.send(hello);
    first.expect().frame(hello);
    Stopwatch sinceEnd = new Stopwatch();
    link.finish();
    long waited = sinceEnd.nanosUntil(lab.root().awaitLink().atNanos());
    double waits = (double) waited / lab.firstWait().toNanos();
    lab.locals()
        .check(waits < 3.5, String.format(Locale.ROOT, "1 to 1.5 first waits; saw %.1f", waits));
  }

  /** Opens a channel whose link has carried something both ways. */
  private static LinkedChannel proven(PeerLab lab) {
    LinkedChannel garden = lab.linked();
    garden.first().expect().frame(garden.down("hello"));
    garden.link().expect().frame(garden.say("hello above"));
    return garden;
  }

  private static void expectLinkAgain(LinkedChannel garden) {
    garden.reopened();
    garden.first().expect().frame(garden.down("welcome back"));
    garden.link().expect().frame(garden.say("back again"));
  }
}
