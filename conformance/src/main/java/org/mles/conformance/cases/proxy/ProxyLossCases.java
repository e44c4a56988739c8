package org.mles.conformance.cases.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.WsSeen;

/** Connections to the upstream server whose end ends a WebSocket. */
@Chapter(value = "proxy-loss", kind = Kind.PROXY)
final class ProxyLossCases {
  private static final int FAILED = 1011;
  private static final int MOST_REASON_OCTETS = 123;

  /** Loses the only channel of a page, and proves that the page is told which. */
  private static void loses(ProxyLab lab, Consumer<Lane> end) {
    Lane other = lab.lane("other");
    Lane lane = lab.lane("alice");
    end.accept(lane);
    isTold(lab, lane.page(), lane.channel());
    other.proven();
  }

  private static void isTold(ProxyLab lab, Page page, String channel) {
    WsSeen.Close close = page.ws().closed(FAILED);
    lab.check(
        close.reason().equals(channel),
        "the channel " + channel + " as reason; saw '" + close.reason() + "'");
  }

  @Case(
      id = "proxy.lost.fin",
      clause = "WSP-12",
      title =
          "When the only channel's connection ends the page gets a Close with 1011 and its name",
      kills = {"proxy-lost-code", "proxy-lost-no-reason", "proxy-outlives-loss"})
  void fin(ProxyLab lab) {
    loses(lab, lane -> lane.link().finish());
  }

  @Case(
      id = "proxy.lost.rst",
      clause = "WSP-12",
      title = "So it does when the connection is reset",
      kills = "proxy-outlives-loss")
  void reset(ProxyLab lab) {
    loses(lab, lane -> lane.link().reset());
  }

  @Case(
      id = "proxy.lost.bad-header",
      clause = "WSP-12",
      title = "So it does when what comes from above is no frame",
      kills = "proxy-outlives-loss")
  void badHeader(ProxyLab lab) {
    loses(
        lab,
        lane -> {
          lane.link().send(Lane.frame(lane.remote("no frame")).withType('X').encode());
          lane.link().expect().closed();
        });
  }

  @Case(
      id = "proxy.lost.in-frame",
      clause = {"WSP-12", "WSP-03"},
      title = "A frame whose connection ends inside it is not given to the page",
      kills = "proxy-delivers-cut")
  void inFrame(ProxyLab lab) {
    loses(
        lab,
        lane -> {
          cut(lane);
          lane.link().finish();
        });
  }

  /** Sends a frame from above but for its last octet. */
  static void cut(Lane lane) {
    byte[] octets = Lane.frame(lane.remote("cut")).encode();
    lane.link().send(Arrays.copyOf(octets, octets.length - 1));
  }

  @Case(
      id = "proxy.lost.last",
      clause = "WSP-12",
      title = "The channel that is lost last ends the page, not the one before",
      kills = {"proxy-outlives-loss", "proxy-lost-no-reason"})
  void last(ProxyLab lab) {
    Page page = lab.page("alice");
    Lane garden = lab.lane(page);
    Lane pond = lab.lane(page);
    lab.root().vanish();
    garden.link().finish();
    garden.link().expect().untilClosed();
    pond.proven();
    pond.link().finish();
    isTold(lab, page, pond.channel());
    lab.root().comeBack();
  }

  @Case(
      id = "proxy.unreachable",
      clause = "WSP-12",
      title = "A page whose first channel cannot be connected gets a Close with 1011 and its name",
      kills = "proxy-waits-for-upstream")
  void unreachable(ProxyLab lab) {
    lab.lane("twin");
    Page page = lab.page("alice");
    lab.root().vanish();
    String channel = lab.scene().unique("room");
    page.say(Lane.message("alice", channel, "hello"));
    isTold(lab, page, channel);
    lab.root().comeBack();
  }

  @Case(
      id = "proxy.refused",
      clause = "WSP-12",
      title = "A connection that is refused ends its page, although another channel is open",
      kills = "proxy-retries-refused")
  void refused(ProxyLab lab) {
    Lane garden = lab.lane("alice");
    lab.root().refuse(true);
    String channel = lab.scene().unique("room");
    garden.page().say(Lane.message("alice", channel, "hello"));
    isTold(lab, garden.page(), channel);
    garden.link().expect().closed();
    lab.root().refuse(false);
    while (lab.root().hasLink()) {
      lab.root().awaitLink();
    }
  }

  @Case(
      id = "proxy.lost.long-name",
      clause = "WSP-12",
      title = "The name of a lost channel is cut between two characters to what a reason may have",
      kills = {"proxy-reason-too-long", "proxy-reason-cut-anywhere"})
  void longName(ProxyLab lab) {
    // Three octets a character, of which 123 is a multiple, behind a length that is none.
    String unique = lab.scene().unique("room");
    String stem = unique.length() % 3 == 0 ? unique + "x" : unique;
    String channel = stem + "\u20AC".repeat(100);
    Lane lane = lab.lane(lab.page("alice"), channel);
    lane.link().finish();
    WsSeen.Close close = lane.page().ws().closed(FAILED);
    int octets = close.reason().getBytes(StandardCharsets.UTF_8).length;
    lab.check(
        channel.startsWith(close.reason()) && octets > MOST_REASON_OCTETS - 3,
        "the beginning of the name, up to 123 octets, as reason; saw '" + close.reason() + "'");
  }
}
