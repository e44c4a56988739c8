package org.mles.conformance.cases.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Gathering;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.ClientHello;

/** What handshakes may cost others. */
@Chapter(value = "tls-limits", protocol = Protocol.TLS)
final class TlsLimitCases {
  private static final int UNFINISHED = 8;

  /** Members who are there before anybody else comes. */
  private static final int FOUNDERS = 2;

  /** Time for handshakes to wait, in milliseconds. */
  private static final int PATIENT = 5_000;

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
      id = "tls.limit.handshakes",
      clause = "TLS-LIM-01",
      title =
          "As many handshakes may be under way as configured, whoever comes beyond that is closed,"
              + " and who ends one makes room for another",
      kills = {
        "tls-any-number-of-handshakes",
        "tls-one-handshake-more",
        "tls-one-handshake-less",
        "tls-broken-handshakes-keep-their-places"
      },
      setup = Setup.HANDSHAKES_8)
  void handshakes(Lab lab) {
    int most = lab.limit(Limit.HANDSHAKES);
    lab.require(Limit.UNJOINED_PER_SOURCE, most + 2);
    lab.require(Limit.CONNECTIONS, FOUNDERS + most + 4);
    lab.require(Limit.FIRST_FRAME_MILLIS, PATIENT);
    Gathering room = Gathering.of(lab);
    lab.judgeFromHere();
    List<RawPeer> waiting = new ArrayList<>();
    while (waiting.size() < most - 1) {
      waiting.add(answered(lab, "waiting " + waiting.size()));
    }
    room.guest("who takes the last place", room.tapped()).comesIn();
    waiting.add(answered(lab, "the last one waiting"));
    begun(lab, "one too many").stream().untilClosed();
    room.quiet();
    waiting.forEach(RawPeer::close);
    comesIn(room, "newcomer");
  }

  /** Shakes hands up to the first answer, so that the subject is known to have begun. */
  private static RawPeer answered(Lab lab, String name) {
    RawPeer peer = begun(lab, name);
    peer.stream().octet();
    return peer;
  }

  private static RawPeer begun(Lab lab, String name) {
    RawPeer peer = lab.connect(name, Transport.PLAIN, RawPeer.Stream.RAW);
    peer.send(ClientHello.octets());
    return peer;
  }

  /** Has one come in; who ended just before may still be counted, so a refusal has to last. */
  private static void comesIn(Gathering room, String name) {
    try {
      room.guest(name, room.tapped()).comesIn();
    } catch (ConformanceFailure e) {
      room.guest(name + " again", room.tapped()).comesIn();
    }
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
