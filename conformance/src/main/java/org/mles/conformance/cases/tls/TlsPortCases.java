package org.mles.conformance.cases.tls;

import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Gathering;
import org.mles.conformance.lab.server.Guest;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.ClientHello;

/** What a connection begins with. */
@Chapter(value = "tls-port", protocol = Protocol.TLS)
final class TlsPortCases {
  /** A fatal alert that says unexpected_message, but for the minor version of its record. */
  private static final byte[] UNEXPECTED = {0x15, 3, 3, 0, 2, 2, 10};

  private static final int MINOR = 2;

  @Case(
      id = "tls.port.inside",
      clause = "TLS-PORT-01",
      title = "What is inside may be spoken at once, and TLS is an unknown octet there",
      kills = "tls-waits-for-tls-inside")
  void inside(Lab lab) {
    Gathering room = Gathering.of(lab);
    room.guest("twin", room.tapped()).comesIn();
    RawPeer nested = lab.connect("nested", room.tapped(), RawPeer.Stream.RAW);
    nested.send(ClientHello.octets());
    nested.stream().untilClosed();
    room.quiet();
  }

  @Case(
      id = "tls.port.alone",
      clause = "TLS-PORT-02",
      title = "Who calls without TLS is closed",
      kills = "tls-plain-as-well")
  void alone(Lab lab) {
    Gathering room = Gathering.of(lab);
    Guest plain = room.guest("plain", Transport.PLAIN);
    plain.peer().send(plain.all());
    plain.peer().stream().untilClosed();
  }

  @Case(
      id = "tls.port.no-frames",
      clause = "TLS-PORT-03",
      title = "Where only TLS is spoken nothing that is said without it is heard, and it is closed",
      kills = {"tls-hears-plain", "tls-leaves-plain-open"})
  void noFrames(Lab lab) {
    Gathering room = Gathering.of(lab);
    Guest plain = room.guest("plain", Transport.PLAIN);
    plain.peer().send(plain.all());
    try {
      plain.peer().stream().untilClosed();
    } catch (ConformanceFailure open) {
      requireTlsAlone(plain, open);
    }
    room.quiet();
    for (byte first : new byte[] {'G', 'H', 'N', 0, 0x15, 0x17, (byte) 0x80, (byte) 0xFF}) {
      RawPeer peer =
          lab.connect(
              String.format(Locale.ROOT, "0x%02x first", first),
              Transport.PLAIN,
              RawPeer.Stream.RAW);
      byte[] octets = lab.scene().octets(40);
      octets[0] = first;
      peer.send(octets);
      peer.stream().untilClosed();
    }
    room.quiet();
  }

  /** Whoever is served without TLS on purpose breaks a recommendation, and that is another case. */
  private static void requireTlsAlone(Guest plain, ConformanceFailure open) {
    try {
      plain.isHeard();
    } catch (ConformanceFailure unheard) {
      throw open;
    }
    throw new NotApplicable("needs a port for TLS alone; this one speaks plain as well");
  }

  @Case(
      id = "tls.port.alert",
      clause = "TLS-PORT-04",
      title = "Who calls without TLS is told by the alert unexpected_message",
      kills = {"tls-closes-plain-without-alert", "tls-closes-plain-with-another-alert"})
  void alert(Lab lab) {
    Gathering room = Gathering.of(lab);
    Guest plain = room.guest("plain", Transport.PLAIN);
    plain.peer().send(plain.all());
    byte[] seen = plain.peer().stream().untilClosed();
    boolean told = seen.length == UNEXPECTED.length;
    for (int i = 0; told && i < seen.length; i++) {
      told = i == MINOR || seen[i] == UNEXPECTED[i];
    }
    lab.check(told, "the alert unexpected_message and the end; saw " + seen.length + " octets");
  }
}
