package org.mles.conformance.selftest.faults.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.client.ClientRules;
import org.mles.conformance.selftest.model.client.ModelClient;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/** Wrong frames of clients, and frames at the wrong time. */
public enum ClientSendFault implements ClientFault {
  CLIENT_WAITS_FOR_GREETING("joins when the server has said something"),
  CLIENT_LITTLE_ENDIAN_LENGTH("writes the length with its least significant octet first"),
  CLIENT_COUNTS_HEADER("counts the header into the length"),
  CLIENT_OWN_TYPE("begins its frames with 'm'"),
  CLIENT_SWAPS_NAMES("writes the channel as uid and the uid as channel"),
  CLIENT_TEXT_MESSAGE("writes the message as text string"),
  CLIENT_MESSAGE_FIRST("writes the message before the names"),
  CLIENT_LONG_HEADS("writes longer heads than needed"),
  CLIENT_EXTRA_FIELD("adds a field to its bodies"),
  CLIENT_COUNTS_CHARACTERS("counts a name's characters where octets are meant"),
  CLIENT_LATER_FRAME_BARE("sends later messages without uid and channel"),
  CLIENT_TRIMS("strips spaces around a message"),
  CLIENT_SHORT_LINES_ONLY("sends the first 4096 octets of a message"),
  CLIENT_CUTS_LENGTH("cuts the length of too long a body to 24 bits"),
  CLIENT_FINISHES_AT_ONCE("ends its sending side when it has joined and said its first line");

  private static final int SHORT_LINE = 4096;

  /** Shortest text whose length needs an octet of its own. */
  private static final int LONG_HEAD = 24;

  private final String sentence;

  ClientSendFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public ClientRules rules() {
    return switch (this) {
      case CLIENT_LITTLE_ENDIAN_LENGTH, CLIENT_COUNTS_HEADER, CLIENT_OWN_TYPE -> framing(this);
      case CLIENT_SWAPS_NAMES,
          CLIENT_TEXT_MESSAGE,
          CLIENT_MESSAGE_FIRST,
          CLIENT_LONG_HEADS,
          CLIENT_EXTRA_FIELD,
          CLIENT_COUNTS_CHARACTERS,
          CLIENT_LATER_FRAME_BARE ->
          new Spelling(this);
      case CLIENT_TRIMS, CLIENT_SHORT_LINES_ONLY -> editing(this);
      case CLIENT_CUTS_LENGTH ->
          new ClientRules() {
            @Override
            protected RawFrame frame(long key, byte[] body) {
              return RawFrame.of(key, body);
            }
          };
      case CLIENT_WAITS_FOR_GREETING ->
          new ClientRules() {
            @Override
            protected void beforeJoin(ModelClient client) throws IOException {
              client.in().take(1);
            }
          };
      case CLIENT_FINISHES_AT_ONCE ->
          new ClientRules() {
            @Override
            protected void sent(ModelClient client, int number) throws IOException {
              if (number == 1) {
                client.finish();
              }
            }
          };
    };
  }

  private static ClientRules framing(ClientSendFault fault) {
    return new ClientRules() {
      @Override
      protected byte[] octets(RawFrame frame) {
        byte[] octets = super.octets(frame);
        switch (fault) {
          case CLIENT_LITTLE_ENDIAN_LENGTH -> {
            byte most = octets[1];
            octets[1] = octets[3];
            octets[3] = most;
          }
          case CLIENT_COUNTS_HEADER ->
              octets = frame.withAnnounced(frame.announced() + RawFrame.HEADER_OCTETS).encode();
          default -> octets[0] = 'm';
        }
        return octets;
      }
    };
  }

  private static ClientRules editing(ClientSendFault fault) {
    return new ClientRules() {
      @Override
      protected byte[] message(byte[] line) {
        return fault == ClientSendFault.CLIENT_TRIMS
            ? trimmed(line)
            : Arrays.copyOf(line, Math.min(line.length, SHORT_LINE));
      }
    };
  }

  private static byte[] trimmed(byte[] line) {
    int from = 0;
    int to = line.length;
    while (from < to && line[from] == ' ') {
      from++;
    }
    while (to > from && line[to - 1] == ' ') {
      to--;
    }
    return Arrays.copyOfRange(line, from, to);
  }

  /** Writes another body than the canonical one. */
  private static final class Spelling extends ClientRules {
    private final ClientSendFault fault;

    Spelling(ClientSendFault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] body(Invitation invitation, byte[] message, int number) {
      String uid = invitation.uid();
      String channel = invitation.channel();
      return switch (fault) {
        case CLIENT_SWAPS_NAMES -> named(new Cbor().map(3), channel, uid, message);
        case CLIENT_EXTRA_FIELD ->
            named(new Cbor().map(4).text("version").unsigned(1), uid, channel, message);
        case CLIENT_TEXT_MESSAGE ->
            names(new Cbor().map(3), uid, channel).text("message").text(message).encode();
        case CLIENT_MESSAGE_FIRST ->
            names(new Cbor().map(3).text("message").bytes(message), uid, channel).encode();
        case CLIENT_LONG_HEADS -> longHeads(uid, channel, message);
        case CLIENT_COUNTS_CHARACTERS -> countedInCharacters(uid, channel, message);
        default ->
            number < 2
                ? super.body(invitation, message, number)
                : new Cbor().map(1).text("message").bytes(message).encode();
      };
    }

    private static byte[] named(Cbor body, String uid, String channel, byte[] message) {
      return names(body, uid, channel).text("message").bytes(message).encode();
    }

    private static Cbor names(Cbor body, String uid, String channel) {
      return body.text("uid").text(uid).text("channel").text(channel);
    }

    /** Writes the map's head with an octet of its own for the number. */
    private static byte[] longHeads(String uid, String channel, byte[] message) {
      return named(new Cbor().octets(0xB8, 3), uid, channel, message);
    }

    private static byte[] countedInCharacters(String uid, String channel, byte[] message) {
      Cbor body = new Cbor().map(3).text("uid");
      miscounted(body, uid).text("channel");
      return miscounted(body, channel).text("message").bytes(message).encode();
    }

    private static Cbor miscounted(Cbor body, String text) {
      int count = text.length();
      Cbor head = count < LONG_HEAD ? body.octets(0x60 | count) : body.octets(0x78, count);
      return head.raw(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
