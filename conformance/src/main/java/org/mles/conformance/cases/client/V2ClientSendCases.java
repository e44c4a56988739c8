package org.mles.conformance.cases.client;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.V2Guest;
import org.mles.conformance.wire.WsFrame;

/** What a client of version 2 sends once it has joined. */
@Chapter(value = "client-v2-send", kind = Kind.CLIENT, protocol = Protocol.V2)
final class V2ClientSendCases {
  private static final int FRAMES = 12;
  private static final int FLOOD_FRAMES = 200;
  private static final int FLOOD_OCTETS = 60_000;

  @Case(
      id = "v2.client.mask",
      clause = "V2-WS-03",
      title = "Each of its frames has a mask of its own, and none follows from those before",
      kills = {"client-v2-unmasked", "client-v2-same-mask", "client-v2-counted-mask"})
  void mask(ClientLab lab) {
    V2Guest guest = lab.v2Visitor().joins();
    for (int i = 1; i <= FRAMES; i++) {
      byte[] payload = lab.scene().octets(i);
      guest.sends(WsFrame.of(WsFrame.PING, payload));
      guest.ws().pong(payload);
    }
    List<Integer> masks = guest.ws().masks();
    Set<Integer> steps = new HashSet<>();
    for (int i = 1; i < masks.size(); i++) {
      steps.add(masks.get(i) - masks.get(i - 1));
    }
    lab.check(Set.copyOf(masks).size() == masks.size(), "another mask each time; saw " + masks);
    lab.check(steps.size() > 1, "masks that do not follow from each other; saw " + masks);
  }

  @Case(
      id = "v2.client.publish",
      clause = "V2-CLI-05",
      title = "Each line becomes one message with the line unchanged",
      kills = "client-v2-trims")
  void publish(ClientLab lab) {
    V2Guest guest = lab.publishing().v2Guest();
    guest.says("one");
    guest.says("  spaces before and after  ");
    guest.says("{\"quotes\": \"and \\ slashes\"} $HOME `id` %s");
    guest.says("\u00fcn\u00efc\u00f6de \u2603 \ud83d\ude80");
  }

  @Case(
      id = "v2.client.publish.octets",
      clause = "V2-CLI-05",
      title = "A message of any octets arrives unchanged, and is no text if it is not UTF-8",
      kills = {"client-v2-all-is-text", "client-v2-trims"})
  void octets(ClientLab lab) {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (' ' + i);
    }
    lab.publishing().anyOctets().v2Guest().says(all);
  }

  @Case(
      id = "v2.client.publish.long",
      clause = "V2-CLI-05",
      title = "Messages on both sides of each form of a length arrive whole",
      kills = "client-v2-cuts-long")
  void longLines(ClientLab lab) {
    V2Guest guest = lab.publishing().v2Guest();
    for (int octets : new int[] {125, 126, 65_535, 65_536, 70_000}) {
      byte[] line = new byte[octets];
      Arrays.fill(line, (byte) 'x');
      guest.says(line);
    }
  }

  @Case(
      id = "v2.client.flooded",
      clause = "V2-CLI-08",
      title = "A client that publishes goes on while it is sent twelve million octets",
      kills = "client-v2-stalls-when-flooded")
  void flooded(ClientLab lab) {
    V2Guest guest = lab.publishing().v2Guest();
    byte[] message = V2Guest.octets("f".repeat(FLOOD_OCTETS));
    WsFrame frame = WsFrame.of(WsFrame.TEXT, message);
    guest.ignoresPrinted(message);
    lab.beside(
        () -> {
          for (int i = 0; i < FLOOD_FRAMES; i++) {
            guest.sends(frame);
          }
        });
    for (int i = 1; i <= 50; i++) {
      guest.says("line " + i);
    }
  }
}
