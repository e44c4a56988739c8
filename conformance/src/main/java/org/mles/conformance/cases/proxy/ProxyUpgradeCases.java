package org.mles.conformance.cases.proxy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.proxy.Lane;
import org.mles.conformance.lab.proxy.Page;
import org.mles.conformance.lab.proxy.ProxyLab;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsMessage;

/** How a page comes by its WebSocket. */
@Chapter(value = "proxy-upgrade", kind = Kind.PROXY)
final class ProxyUpgradeCases {
  private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
  private static final String ANSWERED_PROTOCOL = "sec-websocket-protocol";
  private static final int BAD = 400;
  private static final int FORBIDDEN = 403;

  private static HttpAnswer answer(ProxyLab lab, UnaryOperator<Upgrade> changed) {
    Page page = lab.visitor("asks");
    page.peer().send(changed.apply(page.request()).encode());
    return page.ws().answer();
  }

  /** Proves that a request is refused for what is wrong with it; the honest one is granted. */
  private static void refuses(
      ProxyLab lab, String what, List<Integer> status, UnaryOperator<Upgrade> malformed) {
    lab.page("twin");
    Page page = lab.visitor("asks");
    page.peer().send(malformed.apply(page.request()).encode());
    HttpAnswer answer = page.ws().answer();
    lab.check(
        status.contains(answer.status()), what + ": status " + status + "; saw " + answer.status());
    page.ws().ended();
  }

  private static void grants(ProxyLab lab, String what, UnaryOperator<Upgrade> unusual) {
    HttpAnswer answer = answer(lab, unusual);
    lab.check(
        answer.status() == HttpAnswer.SWITCHING, what + ": status 101; saw " + answer.status());
  }

  @Case(
      id = "proxy.upgrade.protocol",
      clause = {"WSP-01", "V2-HS-01"},
      title = "The answer names mles-websocket once and no other protocol",
      kills = {"proxy-protocol-unsaid", "proxy-echoes-all-protocols", "proxy-one-protocol-only"})
  void protocol(ProxyLab lab) {
    lab.scene().judgeFromHere();
    for (UnaryOperator<Upgrade> offer :
        List.<UnaryOperator<Upgrade>>of(
            u -> u,
            u -> u.replacing(PROTOCOLS, "chat, mles-websocket"),
            u -> u.replacing(PROTOCOLS, "mles-websocket,chat"))) {
      HttpAnswer answer = answer(lab, offer);
      lab.check(
          answer.status() == HttpAnswer.SWITCHING
              && answer.says(ANSWERED_PROTOCOL, Upgrade.PROTOCOL),
          "status 101 and mles-websocket alone; saw "
              + answer.status()
              + " "
              + answer.values(ANSWERED_PROTOCOL));
    }
  }

  @Case(
      id = "proxy.upgrade.no-protocol",
      clause = {"WSP-01", "V2-HS-04"},
      title = "An upgrade without the protocol is refused",
      kills = "proxy-no-protocol-needed")
  void noProtocol(ProxyLab lab) {
    refuses(lab, "none", List.of(BAD), u -> u.without(PROTOCOLS));
    refuses(lab, "another", List.of(BAD), u -> u.replacing(PROTOCOLS, "chat"));
  }

  @Case(
      id = "proxy.upgrade.path",
      clause = {"WSP-11", "V2-HS-03"},
      title = "Any path upgrades",
      kills = "proxy-one-path")
  void path(ProxyLab lab) {
    lab.scene().judgeFromHere();
    for (String path : List.of("/deep/er/path", "/?query=1", "/index.html")) {
      grants(lab, path, u -> u.asking("GET " + path + " HTTP/1.1"));
    }
  }

  @Case(
      id = "proxy.upgrade.accept",
      clause = {"WSP-11", "V2-HS-08", "V2-HS-09"},
      title = "The answer proves that it read the key, and takes no extension",
      kills = {"proxy-wrong-accept", "proxy-takes-extension"})
  void accept(ProxyLab lab) {
    Page page = lab.visitor("asks");
    page.peer().send(page.request().with("Sec-WebSocket-Extensions: permessage-deflate").encode());
    HttpAnswer answer = page.ws().answer();
    lab.check(
        answer.says("sec-websocket-accept", page.request().accept()),
        "the right Sec-WebSocket-Accept; saw " + answer.values("sec-websocket-accept"));
    lab.check(
        answer.values("sec-websocket-extensions").isEmpty(),
        "no extension; saw " + answer.values("sec-websocket-extensions"));
  }

  @Case(
      id = "proxy.upgrade.malformed",
      clause = {"WSP-11", "V2-HS-06", "V2-HS-07", "V2-HTTP-06"},
      title = "Another version of WebSocket or a wrong key is refused, and the connection ends",
      kills = {"proxy-any-version", "proxy-any-key", "proxy-keeps-alive"})
  void malformed(ProxyLab lab) {
    refuses(lab, "version", List.of(BAD, 426), u -> u.replacing("Sec-WebSocket-Version", "7"));
    refuses(lab, "short key", List.of(BAD), u -> u.replacing("Sec-WebSocket-Key", "c2hvcnQ="));
    refuses(lab, "no key", List.of(BAD), u -> u.without("Sec-WebSocket-Key"));
  }

  @Case(
      id = "proxy.upgrade.early",
      clause = {"WSP-11", "V2-HTTP-01"},
      title = "What a page says before the answer to its request is carried",
      kills = "proxy-drops-rest-of-read")
  void early(ProxyLab lab) {
    lab.scene().judgeFromHere();
    Page page = lab.visitor("hasty");
    String channel = lab.scene().unique("room");
    WsMessage first = Lane.message("hasty", channel, "first");
    WsMessage second = Lane.message("hasty", channel, "second");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(page.request().encode());
    all.writeBytes(first.frame().encode());
    all.writeBytes(second.frame().encode());
    page.peer().send(all.toByteArray());
    page.expectOpen();
    Lane lane = lab.openedBy(page, "hasty", channel, first);
    lane.goesUp(second);
  }

  @Case(
      id = "proxy.origin.foreign",
      clause = "WSP-10",
      title = "A page of another origin is refused",
      kills = "proxy-any-origin")
  void foreignOrigin(ProxyLab lab) {
    refuses(lab, "origin", List.of(FORBIDDEN), u -> u.with("Origin: https://elsewhere.example"));
  }

  @Case(
      id = "proxy.origin.own",
      clause = "WSP-10",
      title = "A page of the proxy's own origin is let in, and so is who names none",
      kills = {"proxy-no-own-origin", "proxy-origin-needed"})
  void ownOrigin(ProxyLab lab) {
    lab.scene().judgeFromHere();
    grants(lab, "no origin", u -> u);
    String scheme = lab.isInsideTls() ? "https://" : "http://";
    grants(lab, "own origin", u -> u.with("Origin: " + scheme + lab.outside().host()));
  }
}
