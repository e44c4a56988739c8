package org.mles.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.text.StrictUtf8;

/**
 * Reads what an end of a WebSocket sends. Of a server that is the head of its answer, then frames
 * if that was 101, else a page, which is left out; of a client the head of its request, then
 * frames. What that end may not send is seen as such.
 *
 * <p>Thread: one reader. Source: RFC 6455, sections 4.1, 4.2.2, 5.
 */
public final class WsScanner {
  private static final String NO_HEAD = "a head that is none of HTTP/1.1";
  private static final int MOST_HEAD_OCTETS = 16 << 10;
  private static final int MASK_BIT = 0x80;
  private static final int LENGTH_BITS = 0x7F;
  private static final int LARGEST_MESSAGE_OCTETS = 80 << 20;

  private final boolean ofClient;
  private final List<Integer> masks = new ArrayList<>();
  private byte[] held = new byte[512];
  private int size;
  private State state = State.HEAD;
  private int opcode;
  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();

  private enum State {
    HEAD,
    FRAMES,
    /** What follows is of no interest: a page, or what is behind an error. */
    IGNORED
  }

  /** Reads what a server sends. */
  public WsScanner() {
    this(false);
  }

  private WsScanner(boolean ofClient) {
    this.ofClient = ofClient;
  }

  /** Returns one that reads what a client sends. */
  public static WsScanner ofClient() {
    return new WsScanner(true);
  }

  /** Returns the masking keys of all frames so far, in their order. */
  public List<Integer> masks() {
    return List.copyOf(masks);
  }

  /** Takes octets and returns what is now whole. */
  public List<WsSeen> feed(byte[] octets) {
    if (state == State.IGNORED) {
      return List.of();
    }
    hold(octets);
    List<WsSeen> seen = new ArrayList<>();
    int at = 0;
    while (state != State.IGNORED) {
      int end = state == State.HEAD ? head(seen) : frame(at, seen);
      if (end < 0) {
        break;
      }
      at = end;
    }
    System.arraycopy(held, at, held, 0, size - at);
    size -= at;
    return seen;
  }

  /** Returns how many octets belong to nothing whole yet. */
  public int pending() {
    return state == State.IGNORED ? 0 : size + fragments.size();
  }

  private void hold(byte[] octets) {
    if (size + octets.length > held.length) {
      held = Arrays.copyOf(held, Math.max(size + octets.length, held.length * 2));
    }
    System.arraycopy(octets, 0, held, size, octets.length);
    size += octets.length;
  }

  /** Reads the head; returns where it ends, or -1 if it has not come. */
  private int head(List<WsSeen> seen) {
    for (int i = 3; i < size; i++) {
      if (held[i] == '\n' && held[i - 1] == '\r' && held[i - 2] == '\n' && held[i - 3] == '\r') {
        return take(Arrays.copyOf(held, i + 1), seen) ? i + 1 : broken(NO_HEAD, seen);
      }
    }
    return size > MOST_HEAD_OCTETS ? broken("a head without an end", seen) : -1;
  }

  private boolean take(byte[] octets, List<WsSeen> seen) {
    HttpRequest request = ofClient ? HttpRequest.parse(octets) : null;
    HttpAnswer answer = ofClient ? null : HttpAnswer.parse(octets);
    if (request != null) {
      seen.add(new WsSeen.Request(request));
    } else if (answer != null) {
      seen.add(new WsSeen.Answer(answer));
    }
    boolean opens = answer == null || answer.status() == HttpAnswer.SWITCHING;
    state = opens ? State.FRAMES : State.IGNORED;
    return request != null || answer != null;
  }

  /** Reads the frame at {@code at}; returns where it ends, or -1 if it has not come. */
  private int frame(int at, List<WsSeen> seen) {
    ByteBuffer in = ByteBuffer.wrap(held, at, size - at);
    if (in.remaining() < 2) {
      return -1;
    }
    int first = in.get() & 0xFF;
    int second = in.get() & 0xFF;
    String wrong = wrong(first, second);
    if (wrong != null) {
      return broken(wrong, seen);
    }
    int more = WsFrame.lengthOctets(second);
    if (in.remaining() < more) {
      return -1;
    }
    long length =
        switch (more) {
          case Short.BYTES -> in.getShort() & 0xFFFF;
          case Long.BYTES -> in.getLong();
          default -> second & LENGTH_BITS;
        };
    if (length < (more == 0 ? 0 : more == Short.BYTES ? 126 : 0x1_0000)) {
      return broken("a length in a longer form than it needs", seen);
    } else if (length + fragments.size() > LARGEST_MESSAGE_OCTETS) {
      return broken("a message that is longer than any that was sent", seen);
    } else if (in.remaining() < length + (ofClient ? Integer.BYTES : 0)) {
      return -1;
    }
    int mask = ofClient ? in.getInt() : 0;
    byte[] payload = new byte[(int) length];
    in.get(payload);
    unmask(payload, mask);
    take(first, payload, seen);
    return in.position();
  }

  private void unmask(byte[] payload, int mask) {
    if (ofClient) {
      masks.add(mask);
    }
    for (int i = 0; i < payload.length && mask != 0; i++) {
      payload[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
    }
  }

  private @Nullable String wrong(int first, int second) {
    int kind = first & 0x0F;
    boolean last = (first & 0x80) != 0;
    if (((second & MASK_BIT) != 0) != ofClient) {
      return ofClient ? "a frame without a mask" : "a frame that is masked";
    } else if ((first & 0x70) != 0) {
      return "a frame with a reserved bit";
    } else if (kind > WsFrame.PONG || (kind > WsFrame.BINARY && kind < WsFrame.CLOSE)) {
      return "a frame with the reserved opcode " + kind;
    } else if (kind >= WsFrame.CLOSE) {
      return last && (second & LENGTH_BITS) <= WsFrame.MOST_CONTROL_OCTETS
          ? null
          : "a control frame in pieces";
    } else if ((kind == WsFrame.CONTINUATION) != (opcode != 0)) {
      return opcode == 0 ? "a fragment of no message" : "a message inside another";
    }
    return null;
  }

  private void take(int first, byte[] payload, List<WsSeen> seen) {
    int kind = first & 0x0F;
    if (kind == WsFrame.CLOSE) {
      seen.add(new WsSeen.Close(payload));
    } else if (kind > WsFrame.CLOSE) {
      seen.add(new WsSeen.Beat(kind == WsFrame.PING, payload));
    } else {
      opcode = kind == WsFrame.CONTINUATION ? opcode : kind;
      fragments.writeBytes(payload);
      if ((first & 0x80) != 0) {
        message(seen);
      }
    }
  }

  private void message(List<WsSeen> seen) {
    WsMessage message = WsMessage.of(opcode == WsFrame.TEXT, fragments.toByteArray());
    fragments.reset();
    opcode = 0;
    if (message.isText() && StrictUtf8.text(message.payload()) == null) {
      broken("a text that is not UTF-8", seen);
    } else {
      seen.add(new WsSeen.Message(message));
    }
  }

  private int broken(String why, List<WsSeen> seen) {
    seen.add(new WsSeen.Broken(why));
    state = State.IGNORED;
    return size;
  }
}
