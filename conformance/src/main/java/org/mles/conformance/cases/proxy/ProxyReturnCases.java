package org.mles.conformance.cases.proxy;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.time.Stopwatch;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/** Connections to the upstream server that are opened again, since other channels are open. */
@Chapter(value = "proxy-return", kind = Kind.PROXY)
final class ProxyReturnCases {
  private static final int TRIES = 3;
  private static final int LOSSES = 4;

  /** More than a system keeps for who does not read, in the message of a body. */
  private static final int LARGE_OCTETS = 12 << 20;

  /** Names and heads of a body. */
  private static final int BESIDE = 1 << 10;

  /** First waits that only a proxy whose waits have grown lets pass. */
  private static final double LATE = 3;

  /** A page with a channel that is to be lost, and one that stays. */
  private static final class Two {
    private final Lane garden;
    private final Lane pond;

    Two(ProxyLab lab) {
      Page page = lab.page("alice");
      garden = lab.lane(page);
      pond = lab.lane(page);
    }

    /** Ends the connection of the first channel in order, and waits until the proxy has too. */
    void lose() {
      garden.link().finish();
      garden.link().expect().untilClosed();
    }
  }

  private static void returns(ProxyLab lab, Consumer<Lane> end) {
    Two two = new Two(lab);
    end.accept(two.garden);
    two.pond.proven();
    two.garden.reopened();
    two.garden.proven();
    two.pond.proven();
  }

  @Case(
      id = "proxy.reopens.fin",
      clause = "WSP-13",
      title = "A connection that upstream ends is opened again, with its first frame",
      kills = {"proxy-gives-up", "proxy-loss-ends-all"})
  void fin(ProxyLab lab) {
    returns(lab, lane -> lane.link().finish());
  }

  @Case(
      id = "proxy.reopens.rst",
      clause = "WSP-13",
      title = "A connection that upstream resets is opened again, with its first frame",
      kills = "proxy-gives-up")
  void reset(ProxyLab lab) {
    returns(lab, lane -> lane.link().reset());
  }

  @Case(
      id = "proxy.reopens.in-frame",
      clause = "WSP-13",
      title = "What came of a frame before its connection ended is no part of what follows",
      kills = {"proxy-keeps-half", "proxy-gives-up"})
  void inFrame(ProxyLab lab) {
    returns(
        lab,
        lane -> {
          ProxyLossCases.cut(lane);
          lane.link().finish();
        });
  }

  @Case(
      id = "proxy.reopens.vanished",
      clause = "WSP-13",
      title = "A connection is opened again when the upstream server was away for several attempts",
      kills = "proxy-gives-up")
  void vanished(ProxyLab lab) {
    Two two = new Two(lab);
    lab.root().vanish();
    two.lose();
    passTime(two, System.nanoTime() + 2 * lab.firstWait().toNanos());
    lab.root().comeBack();
    two.garden.reopened();
    two.garden.proven();
  }

  /** Has the other channel talk until then. */
  private static void passTime(Two two, long untilNanos) {
    while (System.nanoTime() - untilNanos < 0) {
      two.pond.proven();
    }
  }

  @Case(
      id = "proxy.meanwhile",
      clause = "WSP-13",
      title = "What the page says while a connection is lost follows behind its first frame",
      kills = {"proxy-forgets-meanwhile", "proxy-opens-with-next"})
  void meanwhile(ProxyLab lab) {
    Two two = new Two(lab);
    lab.root().vanish();
    two.lose();
    WsMessage first = two.garden.say("one");
    WsMessage second = two.garden.say("two");
    two.pond.carry("behind both");
    lab.root().comeBack();
    two.garden.reopened();
    two.garden.goesUp(first);
    two.garden.goesUp(second);
    two.garden.carry("three");
  }

  @Case(
      id = "proxy.again.part",
      clause = "WSP-15",
      title = "A frame of which a lost connection had a part is sent whole over the next",
      kills = {"proxy-forgets-part", "proxy-sends-rest"})
  void part(ProxyLab lab) {
    if (lab.mostBodyOctets() < LARGE_OCTETS + BESIDE) {
      throw new NotApplicable("a message that is longer than what systems keep of a connection");
    }
    Lane other = lab.lane("other");
    Page page = lab.page("alice");
    Lane pond = lab.lane(page);
    String garden = lab.scene().unique("room");
    WsMessage first = Lane.message("alice", garden, "hello");
    RawPeer lost = lab.unreadLink(page, first);
    lost.narrow();
    // A connection over which nothing came would be a refusal.
    WsMessage welcome = Lane.message("far-away", garden, "welcome");
    lost.send(Lane.frame(welcome));
    page.ws().message(welcome);
    byte[] held = lab.scene().octets(LARGE_OCTETS);
    WsMessage large = WsMessage.binary(Body.message("alice", garden, held));
    lab.beside(() -> page.say(large));
    carryUntilBegun(lab, other);
    lost.reset();
    RawPeer next = lab.link();
    for (WsMessage owed : List.of(first, large)) {
      RawFrame frame = next.expect().anyFrame();
      lab.check(WsMessage.binary(frame.body()).equals(owed), owed + " in its turn; saw " + frame);
    }
    pond.proven();
  }

  /** Leaves a proxy on a busy machine the time to begin; what it has not begun it owes as well. */
  private static void carryUntilBegun(ProxyLab lab, Lane other) {
    long enough = Flood.turnNanos(lab);
    Stopwatch since = new Stopwatch();
    while (since.nanosUntil(System.nanoTime()) < enough) {
      other.proven();
    }
  }

  @Case(
      id = "proxy.again",
      clause = "WSP-13",
      title = "What the upstream server sends again for that reason the page gets again",
      kills = "proxy-drops-known")
  void again(ProxyLab lab) {
    Two two = new Two(lab);
    WsMessage history = two.garden.down("history");
    two.garden.page().ws().message(history);
    two.lose();
    two.garden.reopened();
    two.garden.down(history);
    two.garden.page().ws().message(history);
  }

  @Case(
      id = "proxy.wait.first",
      clause = "WSP-14",
      title = "A lost connection is not tried again at once",
      kills = "proxy-dials-at-once")
  void firstWait(ProxyLab lab) {
    Two two = new Two(lab);
    // Time in which the machine stood still counts: it makes nobody come earlier.
    long began = System.nanoTime();
    two.garden.link().finish();
    double waits = (double) (two.garden.reopened() - began) / lab.firstWait().toNanos();
    lab.check(
        waits > 0.8, String.format(Locale.ROOT, "at least the first wait; saw %.2f of it", waits));
  }

  /** Loses a connection, and returns how many first waits it took until the next. */
  private static double waitsUntilBack(ProxyLab lab, Two two) {
    Stopwatch since = new Stopwatch();
    two.garden.link().finish();
    long next = two.garden.reopened();
    return (double) since.nanosUntil(next) / lab.firstWait().toNanos();
  }

  @Case(
      id = "proxy.wait.doubles",
      clause = "WSP-14",
      title = "Attempts that keep failing are made after waits that double",
      kills = {"proxy-wait-constant", "proxy-dials-at-once"})
  void waitDoubles(ProxyLab lab) {
    // Waits of 1, 2, 4 and 8, each up to half as long again: the fourth attempt comes after 15 to
    // 22.5 first waits, the third after no more than 10.5. On a busy machine either may be missed.
    Two two = new Two(lab);
    double waited = 0;
    for (int tries = 0; waited < LATE && tries < TRIES; tries++) {
      two.garden.proven();
      lab.root().vanish();
      long began = System.nanoTime();
      two.lose();
      passTime(two, began + 11 * lab.firstWait().toNanos());
      long back = System.nanoTime();
      lab.root().comeBack();
      waited = (double) (two.garden.reopened() - back) / lab.firstWait().toNanos();
    }
    lab.check(
        waited >= LATE,
        String.format(
            Locale.ROOT,
            "3 first waits or more to the next attempt after an absence of 11; saw %.1f",
            waited));
  }

  @Case(
      id = "proxy.wait.begins-again",
      clause = "WSP-14",
      title = "After a connection that has carried something the waits begin again from the first",
      kills = "proxy-wait-never-reset")
  void waitBeginsAgain(ProxyLab lab) {
    Two two = new Two(lab);
    double waits = 0;
    for (int i = 0; i < LOSSES; i++) {
      two.garden.proven();
      waits = waitsUntilBack(lab, two);
    }
    lab.check(waits < 3.5, String.format(Locale.ROOT, "1 to 1.5 first waits; saw %.1f", waits));
  }
}
