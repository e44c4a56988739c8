package org.mles.conformance.cases.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Gathering;
import org.mles.conformance.lab.server.Guest;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.tls.TappedTls;
import org.mles.conformance.tls.TlsTransport;

/** How what is inside ends. */
@Chapter(value = "tls-end", protocol = Protocol.TLS)
final class TlsEndCases {
  /** Begins nothing that is spoken, and is as long as a head of anything. */
  private static final byte[] UNKNOWN =
      ("\u00f1".repeat(40) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);

  @Case(
      id = "tls.end.said",
      clause = "TLS-END-01",
      title = "A server that ends a connection says close_notify before it ends TCP",
      kills = "tls-ends-without-a-word")
  void said(Lab lab) {
    Gathering room = Gathering.of(lab);
    for (String version : new String[] {TlsTransport.NEWER, TlsTransport.OLDER}) {
      TappedTls tls = room.tapped(version);
      RawPeer refused = lab.connect("refused in " + version, tls, RawPeer.Stream.RAW);
      refused.send(UNKNOWN);
      refused.stream().untilClosed();
      lab.check(!tls.wasCut(), "close_notify before the end of TCP; there was none in " + version);
    }
    room.quiet();
  }

  @Case(
      id = "tls.end.heard",
      clause = "TLS-END-02",
      title =
          "A close_notify ends the membership: the server answers it, and half a frame is dropped",
      kills = "tls-deaf-to-the-end")
  void heard(Lab lab) {
    Gathering room = Gathering.of(lab);
    for (String version : new String[] {TlsTransport.NEWER, TlsTransport.OLDER}) {
      Guest guest = room.guest("leaver in " + version, room.tapped(version)).comesIn();
      guest.peer().send(guest.part());
      guest.peer().finish();
      guest.peer().stream().untilClosed();
      room.quiet();
    }
  }

  @Case(
      id = "tls.end.cut",
      clause = "TLS-END-03",
      title = "What came whole before the end of TCP counts, without a close_notify, and no more",
      kills = {"tls-forgets-what-came-last", "tls-goes-on-behind-the-end"})
  void cut(Lab lab) {
    Gathering room = Gathering.of(lab);
    TappedTls tls = room.tapped();
    Guest guest = room.guest("cut off", tls);
    ByteArrayOutputStream last = new ByteArrayOutputStream();
    last.writeBytes(guest.all());
    last.writeBytes(guest.part());
    tls.raw(tls.sealed(last.toByteArray()));
    tls.cut();
    guest.isHeard();
    guest.peer().stream().untilClosed();
    room.quiet();
  }
}
