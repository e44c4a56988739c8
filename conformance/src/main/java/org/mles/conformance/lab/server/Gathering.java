package org.mles.conformance.lab.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.TappedTls;
import org.mles.conformance.tls.TlsTransport;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * A room of whatever protocol is spoken, as far as cases need one that are about what carries it.
 * Thread: case.
 */
public final class Gathering {
  private final Lab lab;
  private final BiFunction<String, RawPeer, Guest> guests;
  private final Runnable quiet;

  private Gathering(Lab lab, BiFunction<String, RawPeer, Guest> guests, Runnable quiet) {
    this.lab = lab;
    this.guests = guests;
    this.quiet = quiet;
  }

  /** Opens a fresh channel with two members that are proven to be served. */
  public static Gathering of(Lab lab) {
    return switch (lab.settings().protocol()) {
      case V1, TLS -> of(lab, lab.room());
      case N_DRAFT -> of(lab, lab.nRoom());
      case V2 -> of(lab, lab.v2Room());
    };
  }

  private static Gathering of(Lab lab, Room room) {
    return new Gathering(
        lab,
        (uid, peer) -> {
          Member member = lab.over(peer, uid, room.channel());
          RawFrame join = member.joinFrame();
          RawFrame said = member.frame(uid + " says this");
          return new Guest(
              peer,
              join.encode(),
              said.encode(),
              half(said.encode()),
              () -> {
                room.hears(join);
                room.hears(said);
              });
        },
        room::quiet);
  }

  private static Gathering of(Lab lab, NRoom room) {
    return new Gathering(
        lab,
        (uid, peer) -> {
          NMember member = new NMember(peer, uid, room.channel(), lab.settings().sharedKey());
          byte[] said = room.token(uid).getBytes(StandardCharsets.US_ASCII);
          return new Guest(peer, member.first(), said, new byte[0], () -> room.hears(said));
        },
        room::quiet);
  }

  private static Gathering of(Lab lab, V2Room room) {
    return new Gathering(
        lab,
        (uid, peer) -> {
          V2Member member = lab.v2Over(peer, uid, room.channel());
          WsMessage said = WsMessage.text(room.token(uid));
          ByteArrayOutputStream opening = new ByteArrayOutputStream();
          opening.writeBytes(member.request().encode());
          opening.writeBytes(WsMessage.text(member.first()).frame().encode());
          return new Guest(
              peer,
              opening.toByteArray(),
              said.frame().encode(),
              half(said.frame().encode()),
              () -> room.hearsFirst(member, said));
        },
        room::quiet);
  }

  private static byte[] half(byte[] octets) {
    return Arrays.copyOf(octets, octets.length / 2);
  }

  /** Connects somebody who may join. */
  public Guest guest(String name, Transport transport) {
    RawPeer peer = lab.connect(name, transport, RawPeer.Stream.RAW);
    return guests.apply(lab.scene().unique(name.replace(' ', '-')), peer);
  }

  /** Returns a way inside of TLS of which each record can be made by hand. */
  public TappedTls tapped() {
    return new TappedTls(carrier().again());
  }

  /** Returns the same in one version of TLS alone. */
  public TappedTls tapped(String version) {
    return new TappedTls(carrier().speaking(version));
  }

  private TlsTransport carrier() {
    return (TlsTransport) lab.settings().transport();
  }

  /** Proves that the witness heard nothing since it was last asked. */
  public void quiet() {
    quiet.run();
  }
}
