package org.mles.conformance.cases.proxy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Bodies that are carried up and down, octet for octet. */
@Chapter(value = "proxy-body", kind = Kind.PROXY)
final class ProxyBodyCases {
  private static final int NONCE_OCTETS = 16;
  private static final int MEDIUM_OCTETS = 70_000;

  /** Octets of a body beside the message and the names. */
  private static final int AROUND = 40;

  @Case(
      id = "proxy.up",
      clause = "WSP-02",
      title = "Each binary message is one frame for the upstream server, with a header before it",
      kills = "proxy-wrong-length",
      segmented = true)
  void up(ProxyLab lab) {
    lab.scene().judgeFromHere();
    Page page = lab.page("alice");
    Lane lane = lab.opened(page, lab.scene().unique("room"));
    WsMessage one = lane.fresh("one");
    WsMessage two = lane.fresh("two");
    page.send(one.frame(), two.frame());
    lane.goesUp(one);
    lane.goesUp(two);
    lane.carry("three");
  }

  @Case(
      id = "proxy.up.verbatim",
      clause = "WSP-02",
      title = "A body that is right in an unusual way goes up as it came",
      kills = "proxy-reencodes")
  void verbatim(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
    byte[] otherOrder =
        new Cbor()
            .map(3)
            .text("message")
            .bytes(hello)
            .text("channel")
            .text(lane.channel())
            .text("uid")
            .text(lane.uid())
            .encode();
    byte[] endless =
        new Cbor()
            .indefinite(Cbor.MAP)
            .text("uid")
            .text(lane.uid())
            .text("channel")
            .text(lane.channel())
            .text("message")
            .bytes(hello)
            .octets(0xFF)
            .encode();
    for (byte[] body : List.of(otherOrder, endless)) {
      lane.goesUp(lane.page().say(WsMessage.binary(body)));
    }
  }

  @Case(
      id = "proxy.up.long",
      clause = {"WSP-02", "WSP-18"},
      title = "Long bodies go up, up to the longest that a frame may have",
      kills = {"proxy-sixteen-bit-length", "proxy-short-messages"})
  void longUp(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    int names = lane.uid().length() + lane.channel().length();
    int most = lab.mostBodyOctets();
    for (int octets : new int[] {MEDIUM_OCTETS, most - names - AROUND}) {
      if (octets <= most - names - AROUND) {
        byte[] held = lab.scene().octets(octets);
        byte[] body = Body.message(lane.uid(), lane.channel(), held);
        lane.goesUp(lane.page().say(WsMessage.binary(body)));
      }
    }
  }

  @Case(
      id = "proxy.up.header",
      clause = "WSP-02",
      title = "A page cannot send a header of its own",
      kills = "proxy-takes-headers")
  void header(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    WsMessage body = lane.fresh("behind a header");
    byte[] frame = RawFrame.of(lane.key(), body.payload()).encode();
    lane.page().say(WsMessage.binary(frame));
    lane.carry("without one");
  }

  @Case(
      id = "proxy.down",
      clause = "WSP-03",
      title = "The body of each frame from above is one binary message",
      kills = {"proxy-down-text", "proxy-down-header", "proxy-down-drops-rest"},
      segmented = true)
  void down(ProxyLab lab) {
    lab.scene().judgeFromHere();
    Page page = lab.page("alice");
    Lane lane = lab.opened(page, lab.scene().unique("room"));
    WsMessage one = lane.remote("one");
    WsMessage two = lane.remote("two");
    lane.link().sendTogether(List.of(Lane.frame(one), Lane.frame(two)));
    page.ws().message(one);
    page.ws().message(two);
    lane.comesDown("three");
  }

  @Case(
      id = "proxy.down.long",
      clause = "WSP-03",
      title = "Long bodies come down as one message, up to the longest that a frame may have",
      kills = "proxy-down-cuts")
  void longDown(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    for (int octets : new int[] {65_535, 65_536, MEDIUM_OCTETS, RawFrame.MAX_BODY_OCTETS}) {
      WsMessage body = WsMessage.binary(lab.scene().octets(octets));
      lane.down(body);
      lane.page().ws().message(body);
    }
  }

  @Case(
      id = "proxy.down.any",
      clause = "WSP-03",
      title = "A body from above comes down whatever it holds",
      kills = "proxy-checks-down")
  void anyDown(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    byte[] item = RawFrame.of(1, lane.remote("restored").payload()).encode();
    for (byte[] body :
        List.of(new byte[] {0}, new byte[] {(byte) 0xFF, 'x'}, Body.resync(List.of(item)))) {
      WsMessage message = WsMessage.binary(body);
      lane.down(message);
      lane.page().ws().message(message);
    }
  }

  @Case(
      id = "proxy.nonce",
      clause = "WSP-06",
      title = "What a message holds is not looked at: random octets in front stay, and may repeat",
      kills = {"proxy-strips-nonce", "proxy-knows-nonces"})
  void nonce(ProxyLab lab) {
    lab.scene().judgeFromHere();
    Lane lane = lab.lane("alice");
    byte[] held = lab.scene().octets(NONCE_OCTETS + 8);
    WsMessage once = WsMessage.binary(Body.message(lane.uid(), lane.channel(), held));
    for (int i = 0; i < 2; i++) {
      lane.goesUp(lane.page().say(once));
      lane.down(once);
      lane.page().ws().message(once);
    }
  }

  @Case(
      id = "proxy.beat.ping",
      clause = {"WSP-09", "V2-WS-13"},
      title = "A ping is answered with its payload and not forwarded",
      kills = {"proxy-no-pong", "proxy-forwards-pings"})
  void ping(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    byte[] payload = lane.fresh("a ping that could be a body").payload();
    for (byte[] each : List.of(new byte[0], new byte[] {7}, payload)) {
      lane.page().send(WsFrame.of(WsFrame.PING, each));
      lane.page().ws().pong(each);
    }
    lane.carry("behind pings");
  }

  @Case(
      id = "proxy.beat.pong",
      clause = {"WSP-09", "V2-WS-13"},
      title = "A pong that nobody asked for is not forwarded and changes nothing",
      kills = "proxy-forwards-pongs")
  void pong(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    lane.page().send(WsFrame.of(WsFrame.PONG, lane.fresh("a pong").payload()));
    lane.carry("behind a pong");
    lane.comesDown("still open");
  }
}
