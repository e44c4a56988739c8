package org.mles.conformance.cases.client;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.Guest;
import org.mles.conformance.wire.RawFrame;

/** How long a client stays, and that it can do two things at a time. */
@Chapter(value = "client-session", kind = Kind.CLIENT)
final class ClientSessionCases {
  private static final int FLOOD_FRAMES = 200;
  private static final int FLOOD_OCTETS = 60_000;

  @Case(
      id = "client.stays",
      clause = "CLI-06",
      title = "The sending side stays open while the client listens",
      kills = "client-finishes-at-once")
  void stays(ClientLab lab) {
    Guest guest = lab.listening().guest();
    guest.expect().quiet();
    for (int i = 1; i <= 5; i++) {
      guest.hears("message " + i);
    }
    guest.expect().quiet();
    guest.goesOn();
  }

  @Case(
      id = "client.flooded",
      clause = "CLI-04",
      title = "A client that publishes goes on while it is sent twelve million octets",
      kills = "client-stalls-when-flooded")
  void flooded(ClientLab lab) {
    Guest guest = lab.publishing().guest();
    byte[] message = Guest.octets("f".repeat(FLOOD_OCTETS));
    RawFrame frame = guest.fromOther(message);
    guest.ignoresPrinted(message);
    lab.beside(
        () -> {
          for (int i = 0; i < FLOOD_FRAMES; i++) {
            guest.peer().send(frame);
          }
        });
    for (int i = 1; i <= 50; i++) {
      guest.says("line " + i);
    }
  }
}
