package org.mles.conformance.cases.proxy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.time.Stopwatch;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * More than systems buffer, sent through a proxy to who does not read. Thread: case, and one that
 * sends.
 */
final class Flood {
  private static final int MESSAGES = 48;
  private static final int OCTETS = 1 << 20;
  private static final int PART_OF_PATIENCE = 4;

  private final ProxyLab lab;
  private final Page page;
  private final RawPeer link;
  private final WsMessage first;
  private final AtomicInteger sent = new AtomicInteger();
  private final Thread sender;

  private Flood(ProxyLab lab, Page page, RawPeer link, WsMessage first, Consumer<WsMessage> send) {
    this.lab = lab;
    this.page = page;
    this.link = link;
    this.first = first;
    sender = lab.beside(() -> sendAll(send));
  }

  private void sendAll(Consumer<WsMessage> send) {
    for (int i = 0; i < MESSAGES; i++) {
      send.accept(message(i));
      sent.incrementAndGet();
    }
  }

  private static WsMessage message(int number) {
    byte[] held = new byte[OCTETS];
    held[0] = (byte) number;
    return WsMessage.binary(Body.message("flood", "room", held));
  }

  private static WsMessage hello(ProxyLab lab) {
    return Lane.message("flood", "room", lab.scene().unique("hello"));
  }

  /** Sends it from a page to an upstream server that does not read. */
  static Flood up(ProxyLab lab) {
    Page page = lab.page("floods");
    WsMessage first = hello(lab);
    RawPeer link = lab.unreadLink(page, first);
    return new Flood(lab, page, link, first, page::say);
  }

  /** Sends it from the upstream server to a page that does not read. */
  static Flood down(ProxyLab lab) {
    Page page = lab.over(lab.outside().connect("stalled", RawPeer.Stream.UNREAD));
    page.peer().send(page.request().encode());
    WsMessage first = page.say(hello(lab));
    RawPeer link = lab.scene().control(lab::link);
    link.expect()
        .frame(RawFrame.of(lab.settings().key(link.remote(), "flood", "room"), first.payload()));
    return new Flood(lab, page, link, first, body -> link.send(Lane.frame(body)));
  }

  /** Returns the page. */
  Page page() {
    return page;
  }

  /** Returns the upstream server's end. */
  RawPeer link() {
    return link;
  }

  /** Returns how long a sender on a busy machine may take to come to its turn, in nanoseconds. */
  static long turnNanos(ProxyLab lab) {
    return lab.scene().timers().patience().toNanos() / PART_OF_PATIENCE;
  }

  /**
   * Waits until who sends is held back; somebody else is carried meanwhile, whom it must not touch.
   */
  void isHeldBack(Lane other) {
    long standstill = turnNanos(lab);
    Stopwatch since = new Stopwatch();
    int before = -1;
    while (since.nanosUntil(System.nanoTime()) < standstill) {
      other.proven();
      if (sent.get() != before) {
        before = sent.get();
        since = new Stopwatch();
      }
    }
    if (!sender.isAlive()) {
      throw new ConformanceFailure(
          "expected who sends to be held back; all " + MESSAGES + " MiB were taken", "comparison");
    }
  }

  /** Has the upstream server read, and proves that it gets all. */
  void comesUp() {
    link.startReading(RawPeer.Stream.FRAMES);
    expectUp(first);
    for (int i = 0; i < MESSAGES; i++) {
      expectUp(message(i));
    }
  }

  private void expectUp(WsMessage message) {
    RawFrame frame = link.expect().anyFrame();
    lab.check(
        WsMessage.binary(frame.body()).equals(message), message + " in its turn; saw " + frame);
  }

  /** Has the page read, and proves that it gets all. */
  void comesDown() {
    page.peer().startReading(RawPeer.Stream.RAW);
    page.expectOpen();
    for (int i = 0; i < MESSAGES; i++) {
      page.ws().message(message(i));
    }
  }
}
