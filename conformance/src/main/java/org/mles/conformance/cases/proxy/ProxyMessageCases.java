package org.mles.conformance.cases.proxy;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.WsMessage;

/** What is no message of version 1, and what is one although it is empty. */
@Chapter(value = "proxy-message", kind = Kind.PROXY)
final class ProxyMessageCases {
  private static final byte[] NOTHING = {};

  /** Proves that these are left out, and that the WebSocket and its channels go on. */
  private static void leavesOut(ProxyLab lab, List<WsMessage> wrong) {
    Page page = lab.page("alice");
    Lane garden = lab.lane(page);
    Lane pond = lab.lane(page);
    for (WsMessage message : wrong) {
      page.say(message);
      garden.carry("in the garden");
      pond.carry("on the pond");
      garden.comesDown("from the garden");
    }
  }

  @Case(
      id = "proxy.left-out.text",
      clause = "WSP-07",
      title = "A text is left out; the WebSocket and its channels go on",
      kills = {"proxy-forwards-text", "proxy-closes-on-text"})
  void text(ProxyLab lab) {
    leavesOut(lab, List.of(WsMessage.text("hello"), WsMessage.text("")));
  }

  @Case(
      id = "proxy.left-out.empty",
      clause = "WSP-07",
      title = "An empty message is left out; the WebSocket and its channels go on",
      kills = {"proxy-forwards-empty", "proxy-closes-on-empty"})
  void empty(ProxyLab lab) {
    leavesOut(lab, List.of(WsMessage.binary(NOTHING)));
  }

  @Case(
      id = "proxy.left-out.junk",
      clause = "WSP-07",
      title = "What is no message of version 1 is left out; the WebSocket and its channels go on",
      kills = {"proxy-forwards-junk", "proxy-closes-on-junk"})
  void junk(ProxyLab lab) {
    byte[] item = Lane.message("alice", "room", "restored").payload();
    byte[] noMessage = new Cbor().map(2).text("uid").text("a").text("channel").text("b").encode();
    leavesOut(
        lab,
        List.of(
            WsMessage.binary(lab.scene().octets(100)),
            WsMessage.binary(noMessage),
            WsMessage.binary(Body.resync(List.of(item)))));
  }

  @Case(
      id = "proxy.left-out.first",
      clause = "WSP-07",
      title = "What is left out opens no connection, also if it comes first",
      kills = "proxy-links-for-junk")
  void first(ProxyLab lab) {
    Page page = lab.page("alice");
    page.say(WsMessage.binary(new byte[] {1, 2, 3}));
    page.say(WsMessage.text("hello"));
    page.quiet();
    lab.scene().judgeFromHere();
    lab.lane(page);
    lab.check(!lab.root().hasLink(), "one connection to the upstream server; saw another");
  }

  @Case(
      id = "proxy.empty.names",
      clause = "WSP-07",
      title = "A body with empty names is right",
      kills = "proxy-drops-empty-names")
  void emptyNames(ProxyLab lab) {
    Page page = lab.page("nobody");
    lab.lane(page);
    WsMessage first = page.say(Lane.message("", "", "hello"));
    Lane lane = lab.openedBy(page, "", "", first);
    lane.goesUp(page.say(Lane.message("", "", "again")));
  }

  @Case(
      id = "proxy.empty.message",
      clause = "WSP-07",
      title = "A body that holds an empty message is right",
      kills = "proxy-drops-empty-message")
  void emptyMessage(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    WsMessage empty = WsMessage.binary(Body.message(lane.uid(), lane.channel(), NOTHING));
    lane.goesUp(lane.page().say(empty));
  }
}
