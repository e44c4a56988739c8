package org.mles.codec;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.rule.Refusal;
import org.mles.ws.ClientFrame;
import org.mles.ws.Close;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations of the codec driver on frames of WebSocket. Thread: caller. */
final class SocketOps {
  /** What a Close without a code counts as. Source: RFC 6455, section 7.1.5. */
  private static final int NO_CODE = 1005;

  private SocketOps() {}

  /** Gives octets to a reader, and tells what it heard until it was told to end, or refused. */
  static ObjectNode decode(JsonNode in) {
    byte[] octets = CodecJson.octets(in.path("hex"));
    int limit = in.path("limit").asInt(V1Header.MAX_BODY_OCTETS);
    MessageReader reader =
        isServer(in) ? MessageReader.ofServer(limit) : MessageReader.ofClient(limit);
    ObjectNode value = CodecJson.object();
    ArrayNode heard = value.putArray("heard");
    Refusal refusal = null;
    int at = 0;
    for (int length : CodecJson.segments(in, octets.length)) {
      ByteBuffer piece = ByteBuffer.wrap(octets, at, length).slice();
      at += length;
      while (refusal == null && piece.hasRemaining()) {
        Inbound found = reader.take(piece);
        if (found instanceof Inbound.Refused refused) {
          refusal = refused.refusal();
        } else if (found != null) {
          heard.add(spell(found));
        }
      }
    }
    value.put("refused", refusal != null);
    return refusal == null ? value : value.put("code", refusal.rule().closeCode());
  }

  private static boolean isServer(JsonNode in) {
    return switch (CodecJson.text(in, "end")) {
      case "server" -> true;
      case "client" -> false;
      default -> throw new IllegalArgumentException("no end " + in.path("end"));
    };
  }

  private static ObjectNode spell(Inbound found) {
    if (found instanceof Inbound.Message message) {
      byte[] payload = message.payload().copy(0, message.payload().size());
      return spell(message.text() ? Opcode.TEXT : Opcode.BINARY, payload);
    } else if (found instanceof Inbound.Ping ping) {
      return spell(Opcode.PING, octets(ping.payload()));
    } else if (found instanceof Inbound.Pong pong) {
      return spell(Opcode.PONG, octets(pong.payload()));
    }
    Close close = ((Inbound.Closing) found).close();
    return kind(Opcode.CLOSE)
        .put("code", close.code() == 0 ? NO_CODE : close.code())
        .put("reason", close.reason());
  }

  private static ObjectNode spell(Opcode opcode, byte[] payload) {
    return kind(opcode).set("hex", CodecJson.spell(payload));
  }

  private static ObjectNode kind(Opcode opcode) {
    return CodecJson.object().put("kind", opcode.name().toLowerCase(Locale.ROOT));
  }

  private static byte[] octets(ByteBuffer payload) {
    byte[] octets = new byte[payload.remaining()];
    payload.get(octets);
    return octets;
  }

  /** Makes a frame of either end. */
  static ObjectNode encode(JsonNode in) {
    Opcode opcode = Opcode.valueOf(CodecJson.text(in, "kind").toUpperCase(Locale.ROOT));
    Close close = opcode == Opcode.CLOSE ? close(in) : null;
    ByteBuffer frame = isServer(in) ? ofServer(in, opcode, close) : ofClient(in, opcode, close);
    return CodecJson.object().set("hex", CodecJson.spell(octets(frame)));
  }

  private static ByteBuffer ofServer(JsonNode in, Opcode opcode, @Nullable Close close) {
    return close == null ? ServerFrame.of(opcode, payload(in)) : ServerFrame.of(close);
  }

  private static ByteBuffer ofClient(JsonNode in, Opcode opcode, @Nullable Close close) {
    int key = ByteBuffer.wrap(CodecJson.octets(in.path("mask"))).getInt();
    return ClientFrame.of(opcode, close == null ? payload(in) : close.payload(), key);
  }

  private static ByteBuffer payload(JsonNode in) {
    return ByteBuffer.wrap(CodecJson.octets(in.path("hex")));
  }

  private static Close close(JsonNode in) {
    return in.has("code")
        ? new Close(in.path("code").asInt(), in.has("reason") ? CodecJson.text(in, "reason") : "")
        : Close.SILENT;
  }
}
