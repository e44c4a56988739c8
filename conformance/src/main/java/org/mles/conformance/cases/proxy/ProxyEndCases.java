package org.mles.conformance.cases.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** WebSockets that end, and the connections of their channels with them. */
@Chapter(value = "proxy-end", kind = Kind.PROXY)
final class ProxyEndCases {
  private static final int BURST = 64;
  private static final int BURST_OCTETS = 1 << 16;

  /** Opens two channels of a page beside one of another page, which has to go on. */
  private static final class Three {
    private final Lane other;
    private final Page page;
    private final Lane garden;
    private final Lane pond;

    Three(ProxyLab lab) {
      other = lab.lane("other");
      page = lab.page("alice");
      garden = lab.lane(page);
      pond = lab.lane(page);
    }

    /** Proves that both connections of the page end, and that of the other page does not. */
    void endWithPage() {
      garden.link().expect().closed();
      pond.link().expect().closed();
      other.proven();
    }
  }

  @Case(
      id = "proxy.end.close",
      clause = "WSP-08",
      title = "When a page sends its Close the connections of its channels end, and its own",
      kills = "proxy-leaves-links")
  void close(ProxyLab lab) {
    Three three = new Three(lab);
    three.page.send(WsFrame.close(1000, ""));
    three.page.ws().close(1000);
    three.page.ws().ended();
    three.endWithPage();
  }

  @Case(
      id = "proxy.end.fin",
      clause = "WSP-08",
      title = "When a page ends its connection without a Close those of its channels end",
      kills = "proxy-leaves-links-of-lost")
  void fin(ProxyLab lab) {
    Three three = new Three(lab);
    three.page.peer().finish();
    three.endWithPage();
  }

  @Case(
      id = "proxy.end.rst",
      clause = "WSP-08",
      title = "When the connection of a page is reset those of its channels end",
      kills = "proxy-leaves-links-of-lost")
  void reset(ProxyLab lab) {
    Three three = new Three(lab);
    three.page.peer().reset();
    three.endWithPage();
  }

  @Case(
      id = "proxy.end.in-frame",
      clause = "WSP-08",
      title = "A page that ends inside a message says nothing by it, and its channels end",
      kills = "proxy-leaves-links-of-lost")
  void inFrame(ProxyLab lab) {
    Three three = new Three(lab);
    byte[] octets = three.garden.fresh("cut").frame().encode();
    three.page.peer().send(Arrays.copyOf(octets, octets.length - 1));
    three.page.peer().finish();
    three.endWithPage();
  }

  @Case(
      id = "proxy.end.all-said",
      clause = "WSP-08",
      title = "What a page said before its Close is sent before the connections end",
      kills = "proxy-forgets-waiting")
  void allSaid(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    List<WsMessage> said = new ArrayList<>();
    for (int i = 0; i < BURST; i++) {
      byte[] held = lab.scene().octets(BURST_OCTETS);
      said.add(WsMessage.binary(Body.message(lane.uid(), lane.channel(), held)));
    }
    said.forEach(lane.page()::say);
    WsMessage last = lane.fresh("last");
    lane.page().send(last.frame(), WsFrame.close(1000, ""));
    said.forEach(lane::goesUp);
    lane.goesUp(last);
    lane.link().expect().closed();
  }
}
