package org.mles.conformance.cases.client;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.V2Guest;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** What a client may not take from a server. Source: RFC 6455, section 5. */
@Chapter(value = "client-v2-refusal", kind = Kind.CLIENT, protocol = Protocol.V2)
final class V2ClientRefusalCases {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NOT_UTF8 = 1007;
  private static final int TOO_LONG = 1009;
  private static final WsMessage TEXT = WsMessage.text("may not be printed");

  @Case(
      id = "v2.client.frame.masked",
      clause = "V2-WS-02",
      title = "A frame with a mask ends the connection with 1002",
      kills = "client-v2-masked-taken")
  void masked(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    guest.peer().send(TEXT.frame().encode());
    guest.closes(PROTOCOL_ERROR);
  }

  @Case(
      id = "v2.client.frame.reserved-bits",
      clause = "V2-WS-04",
      title = "A reserved bit ends the connection with 1002",
      kills = {"client-v2-reserved-bits-taken", "client-v2-wrong-error-code"})
  void reservedBits(ClientLab lab) {
    ends(
        lab,
        IntStream.of(0x40, 0x20, 0x10).mapToObj(bit -> List.of(TEXT.frame().withReserved(bit))));
  }

  @Case(
      id = "v2.client.frame.reserved-opcodes",
      clause = "V2-WS-05",
      title = "A reserved opcode ends the connection with 1002",
      kills = "client-v2-reserved-opcodes-ignored")
  void reservedOpcodes(ClientLab lab) {
    ends(lab, IntStream.of(3, 15).mapToObj(opcode -> List.of(WsFrame.of(opcode, new byte[1]))));
  }

  @Case(
      id = "v2.client.frame.length.form",
      clause = "V2-WS-06",
      title = "A length in a longer form than it needs ends the connection with 1002",
      kills = "client-v2-long-lengths-taken")
  void lengthForm(ClientLab lab) {
    ends(
        lab,
        Stream.of(WsFrame.Length.MEDIUM, WsFrame.Length.LONG)
            .map(form -> List.of(TEXT.frame().withLength(form))));
  }

  @Case(
      id = "v2.client.frame.length.highest-bit",
      clause = "V2-WS-18",
      title = "A length with the highest bit set ends the connection with 1002 or 1009",
      kills = "client-v2-highest-bit-ignored")
  void highestBit(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    guest.sends(TEXT.frame().announcing(Long.MIN_VALUE + TEXT.payload().length));
    guest.closes(PROTOCOL_ERROR, TOO_LONG);
  }

  @Case(
      id = "v2.client.frame.control",
      clause = "V2-WS-07",
      title = "A control frame that is too long or not final ends the connection with 1002",
      kills = {"client-v2-long-control-taken", "client-v2-control-fragments-taken"})
  void control(ClientLab lab) {
    ends(
        lab,
        Stream.of(
            List.of(WsFrame.of(WsFrame.PING, new byte[126])),
            List.of(WsFrame.of(WsFrame.PING, new byte[1]).notFinal())));
  }

  @Case(
      id = "v2.client.fragments.order",
      clause = "V2-WS-10",
      title = "A continuation of nothing, and a message inside another, end it with 1002",
      kills = {"client-v2-continuation-starts", "client-v2-message-inside-message"})
  void order(ClientLab lab) {
    ends(
        lab,
        Stream.of(
            List.of(WsFrame.of(WsFrame.CONTINUATION, TEXT.payload())),
            List.of(TEXT.frame().notFinal(), TEXT.frame())));
  }

  @Case(
      id = "v2.client.text",
      clause = "V2-CLI-13",
      title = "A text that is not UTF-8 ends the connection with 1007",
      kills = "client-v2-any-text")
  void text(ClientLab lab) {
    byte[][] wrong = {{'a', (byte) 0xFF}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xE2, (byte) 0x98}};
    for (byte[] octets : wrong) {
      V2Guest guest = lab.v2Guest();
      guest.sends(WsFrame.of(WsFrame.TEXT, octets));
      guest.closes(NOT_UTF8);
    }
  }

  @Case(
      id = "v2.client.close.payload",
      clause = "V2-WS-14",
      title = "A Close with a code that no peer may send ends the connection with 1002",
      kills = "client-v2-any-close-code")
  void closePayload(ClientLab lab) {
    ends(lab, IntStream.of(999, 1005, 2999).mapToObj(code -> List.of(WsFrame.close(code, ""))));
  }

  @Case(
      id = "v2.client.close.octet",
      clause = "V2-CLI-13",
      title = "A Close of one octet ends the connection with 1002",
      kills = "client-v2-close-of-one-octet")
  void closeOctet(ClientLab lab) {
    ends(lab, Stream.of(List.of(WsFrame.of(WsFrame.CLOSE, new byte[] {3}))));
  }

  @Case(
      id = "v2.client.refusal.said",
      clause = "V2-CLI-12",
      title = "A client that ends the connection for what came says why by a Close",
      kills = "client-v2-ends-silently")
  void said(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    guest.sends(TEXT.frame().withReserved(0x40));
    guest.ws().close(PROTOCOL_ERROR);
  }

  @Case(
      id = "v2.client.close.reason",
      clause = "V2-WS-17",
      title = "A Close whose reason is not UTF-8 ends the connection with 1007 or 1002",
      kills = "client-v2-any-reason")
  void closeReason(ClientLab lab) {
    V2Guest guest = lab.v2Guest();
    guest.sends(WsFrame.of(WsFrame.CLOSE, new byte[] {3, (byte) 0xE8, (byte) 0xFF}));
    guest.closes(NOT_UTF8, PROTOCOL_ERROR);
  }

  /** Sends each of these to a client of its own, which has to end it with 1002 each time. */
  private static void ends(ClientLab lab, Stream<List<WsFrame>> wrong) {
    wrong.forEach(
        frames -> {
          V2Guest guest = lab.v2Guest();
          guest.sends(frames);
          guest.closes(PROTOCOL_ERROR);
        });
  }
}
