package org.mles.conformance.vector;

import static org.mles.conformance.vector.OracleCodec.object;
import static org.mles.conformance.vector.OracleCodec.require;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Frames of WebSocket by the words of RFC 6455, section 5.2, with one bug if asked for. */
final class OracleSocketFrame {
  static final List<String> KINDS =
      List.of(
          "more", "text", "binary", "3", "4", "5", "6", "7", "close", "ping", "pong", "11", "12",
          "13", "14", "15");
  static final int MOST_OF_CONTROL = 125;

  private OracleSocketFrame() {}

  static boolean maySend(Bug bug, int code) {
    if (bug.is("CloseCodeTaken")) {
      return true;
    }
    boolean registered = code >= 1000 && code < 1015 && (code < 1004 || code > 1006);
    boolean free = code >= 3000 && code < 5000;
    return bug.is("CloseCodeRefused") ? code < 1004 && registered : registered || free;
  }

  static ObjectNode encode(Bug bug, JsonNode in) {
    int kind = KINDS.indexOf(in.path("kind").asString());
    byte[] payload = payload(bug, in);
    boolean fits = kind < 8 || payload.length <= MOST_OF_CONTROL || bug.is("ControlTooLong");
    require(fits, "too long");
    boolean client = in.path("end").asString().equals("client");
    byte[] mask = new byte[4];
    if (client) {
      mask = HexFormat.of().parseHex(in.path("mask").asString());
    }
    boolean masked = client ? !bug.is("MaskForgotten") : bug.is("ServerMasks");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x80 | kind);
    out.writeBytes(length(bug, masked ? 0x80 : 0, payload.length));
    if (masked) {
      out.writeBytes(mask);
    }
    for (int i = 0; i < payload.length; i++) {
      out.write(masked ? payload[i] ^ mask[i % 4] : payload[i]);
    }
    return object().set("hex", Octets.of(out.toByteArray()).toJson());
  }

  private static byte[] length(Bug bug, int flag, int octets) {
    ByteBuffer out = ByteBuffer.allocate(9);
    if (octets < 126) {
      out.put((byte) (flag | octets));
    } else if (octets < 0x1_0000 && !bug.is("WrongLengthForm")) {
      out.put((byte) (flag | 126)).putShort((short) octets);
    } else {
      out.put((byte) (flag | 127)).putLong(octets);
    }
    byte[] exact = new byte[out.position()];
    out.flip().get(exact);
    return exact;
  }

  private static byte[] payload(Bug bug, JsonNode in) {
    if (in.has("code")) {
      return close(bug, in);
    }
    return in.has("hex")
        ? Octets.of(in.path("hex")).toBytes()
        : new byte[bug.is("CloseCutTaken") ? 1 : 0];
  }

  private static byte[] close(Bug bug, JsonNode in) {
    int code = in.path("code").asInt();
    require(maySend(bug, code), "code");
    byte[] reason =
        in.path("reason").isMissingNode()
            ? new byte[0]
            : Texts.of(in.path("reason")).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array();
  }
}
