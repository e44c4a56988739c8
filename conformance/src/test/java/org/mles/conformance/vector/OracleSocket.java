package org.mles.conformance.vector;

import static org.mles.conformance.vector.OracleCodec.object;
import static org.mles.conformance.vector.OracleCodec.octets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One end of a WebSocket by the words of RFC 6455: looks at all that has come, from the first octet
 * of a frame, and waits if that is not enough. With one bug if asked for.
 */
final class OracleSocket {
  private static final int BREACH = 1002;
  private static final int NO_TEXT = 1007;
  private static final int TOO_LONG = 1009;

  private final Bug bug;
  private final JsonNode in;
  private final boolean server;
  private final ObjectNode value = object();
  private final ArrayNode heard = value.putArray("heard");
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private byte[] come = new byte[0];
  private int kind;
  private boolean closed;

  OracleSocket(Bug bug, JsonNode in) {
    this.bug = bug;
    this.in = in;
    server = in.path("end").asString().equals("server");
  }

  /** The connection ends with a code. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int code;

    Ended(int code) {
      super(null, null, false, false);
      this.code = code;
    }
  }

  ObjectNode decode() {
    byte[] all = octets(in);
    int at = 0;
    int code = 0;
    try {
      for (int length : segments(all.length)) {
        come = joined(come, Arrays.copyOfRange(all, at, at + length));
        at += length;
        while (come.length > 0 && takeFrame()) {
          come = bug.is("OneReadOneFrame") ? new byte[0] : come;
        }
        come = bug.is("OneReadOneFrame") ? new byte[0] : come;
      }
    } catch (Ended ended) {
      code = ended.code;
    }
    return code == 0 ? value.put("refused", false) : value.put("refused", true).put("code", code);
  }

  private List<Integer> segments(int octets) {
    List<Integer> lengths = new ArrayList<>();
    in.path("segments").forEach(length -> lengths.add(length.asInt()));
    return lengths.isEmpty() ? List.of(octets) : lengths;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private void require(boolean right, int otherwise) {
    if (!right) {
      boolean other = bug.is("WrongCode") && otherwise == NO_TEXT;
      throw new Ended(other ? BREACH : otherwise);
    }
  }

  private boolean takeFrame() {
    if (closed) {
      return false;
    }
    int first = come[0] & 0xFF;
    int opcode = first & 0x0F;
    boolean last = first >= 0x80;
    boolean control = opcode >= 8;
    require((first & 0x70) == 0 || bug.is("ReservedBitTaken"), BREACH);
    boolean known = opcode < 3 || (control && opcode < 11);
    require(known || bug.is("ReservedOpcodeTaken"), BREACH);
    require(!control || last || bug.is("ControlCut"), BREACH);
    require(control || opcode != 0 || kind != 0 || bug.is("StrayFragment"), BREACH);
    require(control || opcode == 0 || kind == 0 || bug.is("NestedMessage"), BREACH);
    if (come.length < 2) {
      return false;
    }
    boolean masked = come[1] < 0;
    require(masked == server || bug.is(server ? "NoMaskTaken" : "MaskTaken"), BREACH);
    int low = come[1] & 0x7F;
    require(
        !control || low <= OracleSocketFrame.MOST_OF_CONTROL || bug.is("ControlTooLong"), BREACH);
    int start = low < 126 ? 2 : low == 126 ? 4 : 10;
    if (come.length < start) {
      return false;
    }
    long length = length(low, start);
    require(length >= 0 || bug.is("SignedLength"), BREACH);
    length = Math.max(0, length);
    boolean least = low < 126 || length > (low == 126 ? 125 : 0xFFFF);
    require(least || bug.is("LongLengthTaken") || bug.is("SignedLength"), BREACH);
    start += masked ? 4 : 0;
    boolean whole = come.length >= start + length;
    long before = bug.is("LimitOfFrame") || opcode != 0 ? 0 : message.size();
    long limit = in.path("limit").asLong(0xFF_FFFF) + (bug.is("LimitOffByOne") ? 1 : 0);
    boolean asked = whole || !bug.is("LimitLate");
    require(control || !asked || before + length <= limit, TOO_LONG);
    byte[] payload =
        payload(masked, start, (int) Math.min(Math.max(0, come.length - start), length));
    if (!control && (opcode == 1 || (opcode == 0 && kind == 1))) {
      judgeText(opcode, payload, whole && last, whole);
    }
    if (whole) {
      come = Arrays.copyOfRange(come, (int) (start + length), come.length);
      hear(opcode, last, payload);
    }
    return whole;
  }

  private long length(int low, int start) {
    ByteBuffer head = ByteBuffer.wrap(come, 2, start - 2);
    return switch (start) {
      case 4 ->
          bug.is("LengthMisread")
              ? Short.reverseBytes(head.getShort()) & 0xFFFF
              : head.getShort() & 0xFFFF;
      case 10 -> head.getLong();
      default -> low;
    };
  }

  private byte[] payload(boolean masked, int start, int octets) {
    if (octets == 0) {
      return new byte[0];
    }
    byte[] payload = Arrays.copyOfRange(come, start, start + octets);
    for (int i = 0; masked && i < octets; i++) {
      payload[i] ^= come[start - 4 + (bug.is("MaskOutOfStep") ? 3 - i % 4 : i % 4)];
    }
    return payload;
  }

  private void judgeText(int opcode, byte[] payload, boolean end, boolean whole) {
    boolean alone = bug.is("CutCharacter") || opcode != 0;
    byte[] text = alone ? payload : joined(message.toByteArray(), payload);
    boolean late = bug.is("LateUtf8") && !end;
    require(
        late || OracleText.isUtf8(bug, text, end || (bug.is("CutCharacter") && whole)), NO_TEXT);
  }

  private void hear(int opcode, boolean last, byte[] payload) {
    if (opcode == 8) {
      close(payload);
    } else if (opcode > 8) {
      tell(opcode, bug.is("PayloadLost") ? new byte[0] : payload);
      if (bug.is("FragmentLost")) {
        message.reset();
      }
    } else {
      boolean named = opcode != 0 || kind == 0;
      kind = named || bug.is("LastFragmentNames") ? Math.max(1, opcode) : kind;
      kind = bug.is("LastFragmentNames") && !named ? 2 : kind;
      if (opcode != 0) {
        message.reset();
      }
      message.writeBytes(payload);
      if (last) {
        boolean wrong = bug.is("BinaryJudged") && kind == 2;
        require(!wrong || OracleText.isUtf8(bug, message.toByteArray(), true), NO_TEXT);
        tell(kind, message.toByteArray());
        kind = 0;
        message.reset();
      }
    }
  }

  private void close(byte[] payload) {
    int code = 1005;
    if (payload.length == 1) {
      require(bug.is("CloseCutTaken"), BREACH);
    } else if (payload.length > 1) {
      code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
      require(OracleSocketFrame.maySend(bug, code), BREACH);
    }
    byte[] reason = Arrays.copyOfRange(payload, Math.min(2, payload.length), payload.length);
    require(bug.is("CloseReasonTaken") || OracleText.isUtf8(Bug.NONE, reason, true), NO_TEXT);
    String text = new String(reason, StandardCharsets.UTF_8);
    heard.add(object().put("kind", "close").put("code", code).put("reason", text));
    closed = !bug.is("HeardAfterEnd");
  }

  private void tell(int opcode, byte[] payload) {
    ObjectNode each = object().put("kind", OracleSocketFrame.KINDS.get(opcode));
    heard.add(each.set("hex", Octets.of(payload).toJson()));
  }
}
