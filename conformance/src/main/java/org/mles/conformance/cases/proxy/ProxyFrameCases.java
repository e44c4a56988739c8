package org.mles.conformance.cases.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Frames of WebSocket, as version 2 has them. Source: RFC 6455, sections 5 to 7. */
@Chapter(value = "proxy-frame", kind = Kind.PROXY)
final class ProxyFrameCases {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NOT_UTF8 = 1007;

  /** Proves that a frame closes its page with a code, and that nothing of it goes up. */
  private static void ends(ProxyLab lab, String what, int code, WsFrame wrong) {
    Lane other = lab.lane("other");
    Lane lane = lab.lane(what);
    lane.page().send(wrong);
    lane.page().ws().closed(code);
    lane.link().expect().closed();
    other.proven();
  }

  private static WsFrame binary(String text) {
    return Lane.message("alice", "room", text).frame();
  }

  @Case(
      id = "proxy.frame.mask",
      clause = {"WSP-11", "V2-WS-01"},
      title = "A frame without a mask closes its page with 1002",
      kills = {"proxy-unmasked-taken", "proxy-wrong-error-code"})
  void mask(ProxyLab lab) {
    ends(lab, "unmasked", PROTOCOL_ERROR, binary("unmasked").withMask(null));
  }

  @Case(
      id = "proxy.frame.reserved",
      clause = {"WSP-11", "V2-WS-04", "V2-WS-05"},
      title = "A reserved bit and a reserved opcode close their page with 1002",
      kills = {"proxy-reserved-bits-taken", "proxy-reserved-opcodes-ignored"})
  void reserved(ProxyLab lab) {
    Map<String, WsFrame> wrong =
        Map.of(
            "bit", binary("bit").withReserved(0x40),
            "opcode", WsFrame.of(3, new byte[] {1}));
    wrong.forEach((what, frame) -> ends(lab, what, PROTOCOL_ERROR, frame));
  }

  @Case(
      id = "proxy.frame.control",
      clause = {"WSP-11", "V2-WS-07"},
      title = "A ping of 126 octets closes its page with 1002",
      kills = "proxy-long-control-taken")
  void control(ProxyLab lab) {
    ends(lab, "long ping", PROTOCOL_ERROR, WsFrame.of(WsFrame.PING, new byte[126]));
  }

  @Case(
      id = "proxy.frame.pieces",
      clause = {"WSP-11", "V2-WS-08"},
      title = "A frame is taken although it comes in pieces",
      kills = "proxy-frame-in-one-read")
  void pieces(ProxyLab lab) {
    Lane other = lab.lane("other");
    Lane lane = lab.lane("alice");
    for (int cut = 1; cut < 8; cut++) {
      WsMessage message = lane.fresh("cut at " + cut);
      byte[] octets = message.frame().encode();
      lane.page().peer().send(Arrays.copyOf(octets, cut));
      // Others are served in between, so the piece has had its time.
      for (int i = 0; i < 5; i++) {
        other.proven();
      }
      lane.page().peer().send(Arrays.copyOfRange(octets, cut, octets.length));
      lane.goesUp(message);
    }
  }

  @Case(
      id = "proxy.frame.text",
      clause = {"WSP-11", "V2-WS-11"},
      title = "A text that is not UTF-8 closes its page with 1007",
      kills = "proxy-any-text")
  void text(ProxyLab lab) {
    ends(lab, "text", NOT_UTF8, WsFrame.of(WsFrame.TEXT, new byte[] {'a', (byte) 0xFF}));
  }

  @Case(
      id = "proxy.frame.unmasked",
      clause = {"WSP-11", "V2-WS-02"},
      title = "Frames for pages are not masked",
      kills = "proxy-masks-its-frames")
  void unmasked(ProxyLab lab) {
    Page page = lab.page("alice");
    page.send(WsFrame.of(WsFrame.PING, new byte[] {1}));
    page.ws().pong(new byte[] {1});
  }

  @Case(
      id = "proxy.frame.close",
      clause = {"WSP-11", "V2-WS-15", "V2-WS-16"},
      title = "A Close is answered with its code, and the connection ends",
      kills = "proxy-close-is-1000")
  void close(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    lane.page().send(WsFrame.close(4321, "enough"));
    lane.page().ws().close(4321);
    lane.page().ws().ended();
  }

  @Case(
      id = "proxy.frame.masks",
      clause = {"WSP-11", "V2-WS-08", "V2-WS-09"},
      title =
          "Each fragment has a mask of its own, which begins with it, and an empty one may be last",
      kills = {
        "proxy-mask-of-first-frame",
        "proxy-mask-of-first-fragment",
        "proxy-mask-goes-on",
        "proxy-empty-end-ignored"
      })
  void masks(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    WsMessage message = lane.fresh("masked apart");
    lane.page()
        .send(
            message.fragments(3, 17, 20, message.payload().length).stream()
                .map(frame -> frame.withMask(lab.scene().octets(Integer.BYTES)))
                .toList());
    lane.goesUp(message);
    lane.carry("behind it");
  }

  @Case(
      id = "proxy.frame.fragments",
      clause = {"WSP-02", "V2-WS-09"},
      title = "A message in fragments, with pings between, is one body",
      kills = {"proxy-frame-per-fragment", "proxy-control-ends-message"},
      segmented = true)
  void fragments(ProxyLab lab) {
    Lane lane = lab.lane("alice");
    WsMessage message = lane.fresh("in three fragments");
    List<WsFrame> parts = message.fragments(3, 20);
    byte[] payload = {1, 2, 3};
    lane.page().send(Arrays.asList(parts.get(0), WsFrame.of(WsFrame.PING, payload), parts.get(1)));
    lane.page().ws().pong(payload);
    lane.page().send(parts.get(2));
    lane.goesUp(message);
    lane.carry("behind it");
  }
}
