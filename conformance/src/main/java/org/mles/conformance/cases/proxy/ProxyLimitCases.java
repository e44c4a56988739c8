package org.mles.conformance.cases.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;

/** Bounds of what a page may cost, and signs of its life. */
@Chapter(value = "proxy-limit", kind = Kind.PROXY)
final class ProxyLimitCases {
  private static final int AWAY = 1001;
  private static final int TOO_BIG = 1009;
  private static final int UNANSWERED = 4;
  private static final int SIGNS = UNANSWERED + 2;

  @Case(
      id = "proxy.limit.message",
      clause = "WSP-18",
      title = "A message that is too long gets a Close with 1009 as soon as a length says so",
      kills = "proxy-any-length")
  void message(ProxyLab lab) {
    long tooMany = lab.mostBodyOctets() + 1L;
    Lane lane = lab.lane("alice");
    lane.page().send(WsMessage.binary(new byte[0]).frame().announcing(tooMany));
    lane.page().ws().closed(TOO_BIG);
    lane.link().expect().closed();
  }

  @Case(
      id = "proxy.life.pings",
      clause = "WSP-19",
      title =
          "A page that gives no sign of life is pinged four times and then gets a Close with 1001",
      kills = {"proxy-never-pings", "proxy-never-forgets"},
      setup = Setup.SHORT_PINGS)
  void pings(ProxyLab lab) {
    Page page = lab.page("silent");
    for (int i = 0; i < UNANSWERED; i++) {
      page.ws().ping();
    }
    page.ws().close(AWAY);
  }

  @Case(
      id = "proxy.life.signs",
      clause = "WSP-19",
      title = "A page that answers pings stays, and so does one that says something instead",
      kills = "proxy-counts-answered",
      setup = Setup.SHORT_PINGS)
  void signs(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    for (int i = 0; i < SIGNS; i++) {
      lane.page().ws().ping();
      lane.page().send(WsFrame.of(WsFrame.PONG, new byte[0]));
    }
    for (int i = 0; i < SIGNS; i++) {
      lane.page().ws().ping();
      lane.carry("a sign of life");
    }
    lane.page().quiet();
  }

  @Case(
      id = "proxy.life.held-back",
      clause = "WSP-19",
      title = "Time in which the proxy does not read a page does not count as its silence",
      kills = "proxy-counts-held-back",
      setup = Setup.SHORT_PINGS)
  void heldBack(ProxyLab lab) {
    Lane other = lab.lane("other");
    Flood flood = Flood.up(lab);
    flood.isHeldBack(other);
    other.page().leave();
    for (int i = 0; i < SIGNS; i++) {
      flood.page().ws().ping();
    }
    flood.comesUp();
    flood.page().quiet();
  }

  @Case(
      id = "proxy.limit.request",
      clause = "WSP-20",
      title = "A connection whose request does not come to its end in time is ended",
      kills = "proxy-waits-for-request",
      setup = Setup.SHORT_DEADLINE)
  void request(ProxyLab lab) {
    lab.lane("twin");
    Page page = lab.visitor("slow");
    page.peer().send("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
    page.ws().untilEnded();
  }

  @Case(
      id = "proxy.limit.pages",
      clause = "WSP-20",
      title =
          "More connections of browsers than may be are turned away, and taken once others left",
      kills = "proxy-any-pages",
      setup = Setup.CONNECTIONS_16)
  void pages(ProxyLab lab) {
    int most = lab.outside().limit(Limit.CONNECTIONS);
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      pages.add(lab.page("page " + i));
    }
    Page late = lab.visitor("late");
    late.peer().send(late.request().encode());
    WsSeen first = late.ws().untilEnded();
    boolean open =
        first instanceof WsSeen.Answer answer && answer.head().status() == HttpAnswer.SWITCHING;
    lab.check(!open, "no WebSocket beside " + most + " others; saw one");
    pages.forEach(Page::leave);
  }
}
