package org.mles.conformance.cases.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.Caller;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.AnsweringTls;

/** How a client begins. */
@Chapter(value = "tls-client-handshake", kind = Kind.CLIENT, protocol = Protocol.TLS)
final class TlsClientHandshakeCases {
  private static final String WEB = "http/1.1";
  private static final byte[] BAD_REQUEST =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  @Case(
      id = "tls.client.answer.plain",
      clause = "TLS-PORT-04",
      title = "A client that is answered without TLS tells its user that something is wrong",
      kills = "client-tls-silent-about-plain")
  void plain(ClientLab lab) {
    lab.comes(CalledHandshake.honest());
    Caller caller = lab.calls(Transport.PLAIN);
    CalledHandshake.hello(caller.peer().stream());
    caller.peer().send(lab.isWeb() ? BAD_REQUEST : caller.saying("without TLS"));
    caller.peer().finish();
    caller.tells();
    caller.lines().nothing();
  }

  @Case(
      id = "tls.client.version.both",
      clause = "TLS-HS-01",
      title = "A server that speaks 1.3 alone is spoken to, and so is one that speaks 1.2 alone",
      kills = {"client-tls-no-1-2", "client-tls-no-1-3"})
  void both(ClientLab lab) {
    CalledHandshake.both(lab);
  }

  @Case(
      id = "tls.client.version.old",
      clause = "TLS-HS-01",
      title = "No version before 1.2 is offered, and an answer in 1.1 ends the connection",
      kills = "client-tls-takes-1-1")
  void old(ClientLab lab) {
    CalledHandshake.old(lab);
  }

  @Case(
      id = "tls.client.alpn",
      clause = "TLS-HS-02",
      title = "A client of version 2 offers http/1.1 by ALPN, and one of version 1 nothing",
      kills = {"client-tls-offers-unasked", "client-tls-offers-nothing"})
  void alpn(ClientLab lab) {
    AnsweringTls answering = CalledHandshake.honest();
    lab.comes(answering);
    List<String> offered = answering.offered();
    lab.check(
        lab.isWeb() ? offered.contains(WEB) : offered.isEmpty(),
        (lab.isWeb() ? WEB : "nothing") + " to be offered by ALPN; saw " + offered);
  }

  @Case(
      id = "tls.client.refusal.alert",
      clause = "TLS-HS-03",
      title = "A client that refuses a certificate says so by an alert",
      kills = "client-tls-refuses-without-a-word")
  void alert(ClientLab lab) {
    CalledHandshake.alert(lab);
  }
}
