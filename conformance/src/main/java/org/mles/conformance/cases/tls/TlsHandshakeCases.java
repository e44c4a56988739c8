package org.mles.conformance.cases.tls;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Gathering;
import org.mles.conformance.lab.server.Guest;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.tls.OldHello;
import org.mles.conformance.tls.TappedTls;
import org.mles.conformance.tls.TlsTransport;

/** Versions, refusals, and what may be agreed upon later. */
@Chapter(value = "tls-handshake", protocol = Protocol.TLS)
final class TlsHandshakeCases {
  private static final int HANDSHAKE = 0x16;
  private static final int ALERT = 0x15;
  private static final int FATAL = 2;

  /** Head of a record, then level and reason. */
  private static final int ALERT_OCTETS = 7;

  private static final int LEVEL = 5;

  @Case(
      id = "tls.version.both",
      clause = "TLS-HS-01",
      title = "Who offers 1.3 alone, or 1.2 alone, is served",
      kills = {"tls-no-1-2", "tls-no-1-3"})
  void both(Lab lab) {
    Gathering room = Gathering.of(lab);
    lab.judgeFromHere();
    room.guest("in 1.3", room.tapped(TlsTransport.NEWER)).comesIn();
    room.guest("in 1.2", room.tapped(TlsTransport.OLDER)).comesIn();
  }

  @Case(
      id = "tls.version.old",
      clause = "TLS-HS-01",
      title = "Who offers no more than 1.1 is not answered, though with 1.2 it would be",
      kills = "tls-takes-1-1")
  void old(Lab lab) {
    Gathering room = Gathering.of(lab);
    twin(lab);
    for (int version = 0x0300; version < OldHello.NEWEST; version++) {
      byte[] seen = refused(lab, version);
      boolean agreed = seen.length > 0 && seen[0] == HANDSHAKE;
      lab.check(!agreed, "no version agreed upon; the subject went on with the handshake");
    }
    room.quiet();
  }

  /** Proves that the same is answered if its version is one that is spoken. */
  private static void twin(Lab lab) {
    RawPeer twin = hello(lab, "twin", OldHello.NEWEST);
    byte first = lab.scene().control(() -> twin.stream().octet());
    lab.check(first == HANDSHAKE, "an answer to 1.2; saw a record of type " + first);
  }

  private static byte[] refused(Lab lab, int version) {
    RawPeer peer = hello(lab, "old " + (version & 0xFF), version);
    int first = peer.stream().octetOrEnd();
    if (first < 0) {
      return new byte[0];
    } else if (first == HANDSHAKE) {
      // An answer, which waits for the next step for ever.
      return new byte[] {HANDSHAKE};
    }
    byte[] rest = peer.stream().untilClosed();
    byte[] all = new byte[1 + rest.length];
    all[0] = (byte) first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static RawPeer hello(Lab lab, String name, int version) {
    RawPeer peer = lab.connect(name, Transport.PLAIN, RawPeer.Stream.RAW);
    peer.send(OldHello.octets(version, lab.scene().octets(32)));
    return peer;
  }

  @Case(
      id = "tls.version.alert",
      clause = "TLS-HS-03",
      title = "Who is refused a handshake is told why by an alert",
      kills = "tls-refuses-without-a-word")
  void alert(Lab lab) {
    Gathering room = Gathering.of(lab);
    twin(lab);
    byte[] seen = refused(lab, OldHello.NEWEST - 1);
    lab.check(
        seen.length == ALERT_OCTETS && seen[0] == ALERT && seen[LEVEL] == FATAL,
        "a fatal alert and the end; saw " + seen.length + " octets");
    room.quiet();
  }

  @Case(
      id = "tls.renewal",
      clause = "TLS-HS-04",
      title = "Who asks for a second handshake in 1.2 is closed",
      kills = "tls-renegotiates")
  void renewal(Lab lab) {
    Gathering room = Gathering.of(lab);
    TappedTls tls = room.tapped(TlsTransport.OLDER);
    Guest guest = room.guest("restless", tls).comesIn();
    // It takes part if it can, on a thread of its own, since it may wait for the subject.
    Daemons.run("second handshake", tls::shakeHands);
    guest.peer().stream().untilClosed();
    room.quiet();
  }

  @Case(
      id = "tls.new-keys",
      clause = "TLS-HS-04",
      title = "New keys of 1.3 are no new handshake",
      kills = "tls-refuses-new-keys")
  void newKeys(Lab lab) {
    Gathering room = Gathering.of(lab);
    TappedTls tls = room.tapped(TlsTransport.NEWER);
    Guest guest = room.guest("careful", tls);
    guest.peer().send(guest.opening());
    tls.raw(tls.asking());
    guest.peer().send(guest.saying());
    guest.isHeard();
  }
}
