package org.mles.conformance.cases.tls;

import java.util.Arrays;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Gathering;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.ClientHello;

/** What handshakes may cost others. */
@Chapter(value = "tls-limits", protocol = Protocol.TLS)
final class TlsLimitCases {
  private static final int UNFINISHED = 8;

  @Case(
      id = "tls.limit.deadline",
      clause = "TLS-LIM-01",
      title = "The time for a first frame covers the handshake",
      kills = "tls-handshake-without-deadline",
      setup = Setup.SHORT_DEADLINE)
  void deadline(Lab lab) {
    Gathering room = Gathering.of(lab);
    unfinished(lab, "half a hello").stream().untilClosed();
    room.quiet();
  }

  private static RawPeer unfinished(Lab lab, String name) {
    RawPeer peer = lab.connect(name, Transport.PLAIN, RawPeer.Stream.RAW);
    byte[] hello = ClientHello.octets();
    peer.send(Arrays.copyOf(hello, hello.length / 2));
    return peer;
  }

  @Case(
      id = "tls.limit.unfinished",
      clause = "TLS-LIM-03",
      title = "Handshakes that do not go on keep nobody waiting, members and newcomers",
      kills = "tls-handshakes-hold-up-members")
  void unfinished(Lab lab) {
    Gathering room = Gathering.of(lab);
    lab.judgeFromHere();
    for (int i = 1; i <= UNFINISHED; i++) {
      RawPeer unused = unfinished(lab, "unfinished " + i);
      room.quiet();
    }
    room.guest("newcomer", room.tapped()).comesIn();
  }
}
