package org.mles.conformance.cases.proxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;

/** Several channels over one WebSocket, each with a connection of its own. */
@Chapter(value = "proxy-channel", kind = Kind.PROXY)
final class ProxyChannelCases {
  private static final int MANY = 40;
  private static final int POLICY = 1008;

  @Case(
      id = "proxy.channel.several",
      clause = "WSP-05",
      title = "Each channel of a page has a connection of its own, to which its messages go",
      kills = {"proxy-one-link", "proxy-link-per-message"},
      segmented = true,
      framed = true)
  void several(ProxyLab lab) {
    lab.scene().judgeFromHere();
    Page page = lab.page("alice");
    Lane garden = lab.lane(page);
    Lane pond = lab.lane(page);
    Lane hill = lab.lane(page);
    for (Lane lane : List.of(hill, garden, pond, garden, hill)) {
      lane.carry("in turn");
      lane.comesDown("in turn");
    }
    lab.check(!lab.root().hasLink(), "three connections to the upstream server; saw another");
  }

  @Case(
      id = "proxy.channel.pages",
      clause = "WSP-05",
      title = "Two pages on one channel have a connection each, and hear of their own alone",
      kills = "proxy-shares-links")
  void pages(ProxyLab lab) {
    Lane alice = lab.lane("alice");
    lab.scene().judgeFromHere();
    Lane bob = lab.lane(lab.page("bob"), alice.channel());
    alice.carry("of alice");
    bob.carry("of bob");
    alice.comesDown("to alice");
    bob.page().quiet();
    bob.comesDown("to bob");
    alice.page().quiet();
  }

  @Case(
      id = "proxy.channel.many",
      clause = "WSP-05",
      title = "A page may use forty channels",
      kills = "proxy-few-channels")
  void many(ProxyLab lab) {
    lab.outside().require(Limit.CHANNELS, MANY);
    Page page = lab.page("alice");
    lab.lane(page);
    lab.scene().judgeFromHere();
    List<Lane> lanes = new ArrayList<>();
    for (int i = 1; i < MANY; i++) {
      lanes.add(lab.lane(page));
    }
    Collections.reverse(lanes);
    lanes.forEach(Lane::proven);
  }

  @Case(
      id = "proxy.channel.bound",
      clause = "WSP-16",
      title = "Whoever names more channels than a page may have gets a Close with 1008",
      kills = "proxy-any-channels",
      setup = Setup.CHANNELS_12)
  void bound(ProxyLab lab) {
    Page page = lab.page("alice");
    int most = lab.outside().limit(Limit.CHANNELS);
    for (int i = 0; i < most; i++) {
      lab.lane(page);
    }
    page.say(Lane.message("alice", lab.scene().unique("room"), "one too many"));
    page.ws().closed(POLICY);
  }
}
