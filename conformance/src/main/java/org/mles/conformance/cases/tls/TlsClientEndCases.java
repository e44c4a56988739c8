package org.mles.conformance.cases.tls;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.ClientLab;

/** How what a client is inside of ends. */
@Chapter(value = "tls-client-end", kind = Kind.CLIENT, protocol = Protocol.TLS)
final class TlsClientEndCases {
  @Case(
      id = "tls.client.end.said",
      clause = "TLS-END-01",
      title = "A client that ends a connection says close_notify before it ends TCP",
      kills = "client-tls-ends-without-a-word")
  void said(ClientLab lab) {
    CalledEnds.said(lab);
  }

  @Case(
      id = "tls.client.end.heard",
      clause = "TLS-END-02",
      title =
          "A close_notify ends what a client hears: half a message is dropped, and it ends, too",
      kills = "client-tls-deaf-to-the-end")
  void heard(ClientLab lab) {
    CalledEnds.heard(lab.listening());
  }

  @Case(
      id = "tls.client.end.cut",
      clause = "TLS-END-03",
      title = "What came whole before TCP ended without close_notify counts, and no more",
      kills = {"client-tls-forgets-what-came-last", "client-tls-goes-on-behind-the-end"})
  void cut(ClientLab lab) {
    CalledEnds.cut(lab.listening());
  }
}
