package org.mles.conformance.cases.client;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.V2Guest;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;

/** How a session ends that was right until then. */
@Chapter(value = "client-v2-end", kind = Kind.CLIENT, protocol = Protocol.V2)
final class V2ClientEndCases {
  private static final int NORMAL = 1000;
  private static final int AWAY = 1001;

  @Case(
      id = "v2.client.close",
      clause = "V2-WS-15",
      title = "A Close is answered once, with its code, and nothing is sent after it",
      kills = {
        "client-v2-close-unanswered",
        "client-v2-close-is-1000",
        "client-v2-sends-after-close"
      })
  void close(ClientLab lab) {
    for (int code : new int[] {AWAY, 1011, 3000}) {
      V2Guest guest = lab.v2Guest();
      guest.sends(WsFrame.close(code, "the end"));
      guest.ws().close(code);
      guest.ends();
    }
  }

  @Case(
      id = "v2.client.close.bare",
      clause = "V2-WS-15",
      title = "A Close without a code is answered by one with 1000 or with none",
      kills = "client-v2-close-unanswered")
  void bareClose(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    guest.sends(WsFrame.of(WsFrame.CLOSE, new byte[0]));
    guest.ws().close(NORMAL, WsSeen.Close.NO_CODE);
    guest.ends();
  }

  @Case(
      id = "v2.client.gone",
      clause = "V2-CLI-09",
      title = "A client whose server has ended its side of TCP ends its own",
      kills = "client-v2-leaves-tcp-open")
  void gone(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    guest.sends(WsMessage.text("cut").fragments(1).get(0));
    guest.peer().finish();
    guest.ws().untilEnded();
    guest.lines().nothing();
  }

  @Case(
      id = "v2.client.back",
      clause = "V2-CLI-01",
      title = "A lost connection is opened again, with the same first message",
      kills = {"client-v2-never-back", "client-v2-back-as-other"})
  void back(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    byte[] payload = NFirst.utf8("alive");
    guest.sends(WsFrame.of(WsFrame.PING, payload));
    guest.ws().pong(payload);
    guest.peer().finish();
    guest.ws().untilEnded();
    guest.connected();
    guest.opens();
    guest.first();
    guest.goesOn();
  }

  @Case(
      id = "v2.client.back.history",
      clause = "V2-CLI-01",
      title = "After a loss, what the history brings again is not printed again",
      kills = {"client-v2-never-back", "client-v2-prints-again"})
  void history(ClientLab lab) {
    V2Guest guest = lab.listening().v2Guest();
    List<WsMessage> past =
        List.of(WsMessage.text("one"), WsMessage.text("two"), WsMessage.text("one"));
    past.forEach(guest::hears);
    guest.peer().finish();
    guest.ws().untilEnded();
    guest.connected();
    guest.opens();
    guest.first();
    guest.sends(past.stream().map(WsMessage::frame).toList());
    guest.hears(WsMessage.text("three"));
    guest.goesOn();
  }
}
