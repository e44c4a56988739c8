package org.mles.conformance.selftest.model.v2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * Finds messages and control frames in what the other end sends, as {@link WireRules} say. Memory
 * grows with the octets that came. Thread: the connection's.
 */
public final class V2Reader {
  private static final int PIECE_OCTETS = 65_536;
  private static final int MOST_JUNK_OCTETS = 1 << 20;

  private final V2End end;
  private final WireRules rules;
  private final Input in;

  /** What came of the message, but for the frame at hand. */
  private final List<byte[]> message = new ArrayList<>();

  /** What came of the frame at hand. */
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();

  private Utf8Check check = new Utf8Check();
  private boolean inMessage;
  private int opcode;

  /** Sum of what the frames of the message announce. */
  private long announced;

  /** The first frame of all, and that of the message at hand. */
  private @Nullable FrameHead firstOfAll;

  private @Nullable FrameHead firstOfMessage;
  private @Nullable FrameHead head;

  /** Octets of the frame that are still to come. */
  private long left;

  private @Nullable Integer answer;

  /** Reads {@code in} for an end. */
  public V2Reader(V2End end, WireRules rules, Input in) {
    this.end = end;
    this.rules = rules;
    this.in = in;
  }

  /** Returns the next message, or null if the stream has ended or a Close has come. */
  public @Nullable WsMessage next() throws IOException, Offence {
    while (true) {
      FrameHead sent = FrameHead.read(in, end::heard);
      if (sent == null) {
        head = null;
        return null;
      }
      FrameHead next = rules.read(sent);
      head = next;
      firstOfAll = firstOfAll == null ? next : firstOfAll;
      left = next.length();
      rules.judge(next, end.hearsMasked());
      if (!rules.isData(next.opcode())) {
        if (!control(next)) {
          return null;
        }
      } else if (!fragment(next)) {
        return null;
      } else if (rules.ends(next)) {
        return whole(next);
      }
    }
  }

  /** Returns the code that answers the other end's Close; null if none has come. */
  public @Nullable Integer answer() {
    return answer;
  }

  /** Answers the other end's Close. */
  public void answerClose(int code) {
    rules.answerClose(end, code);
  }

  /** Answers a ping, or takes a pong. */
  public void beat(int opcode, byte[] payload) throws Offence {
    if (opcode == WsFrame.PING) {
      rules.ping(end, payload);
    } else if (opcode == WsFrame.PONG) {
      rules.pong(end, payload);
    }
  }

  /** Returns what has come of a message that is not whole; null if there is none. */
  public @Nullable WsMessage unfinished() {
    message.add(part.toByteArray());
    part.reset();
    return inMessage ? WsMessage.of(opcode == WsFrame.TEXT, rules.joined(message)) : null;
  }

  /** Returns what is still to come of a frame that was refused, as far as it comes. */
  public byte[] rest() throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    byte[] piece = piece();
    while (piece.length > 0 && rest.size() < MOST_JUNK_OCTETS) {
      rest.writeBytes(piece);
      piece = piece();
    }
    inMessage = false;
    return rest.toByteArray();
  }

  /** Takes a control frame; false if it is the last, or cut. */
  private boolean control(FrameHead frame) throws IOException, Offence {
    end.judgeLength(frame, 0);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    while (left > 0) {
      byte[] piece = piece();
      if (piece.length == 0) {
        return false;
      }
      octets.writeBytes(piece);
    }
    byte[] payload = octets.toByteArray();
    if (rules.controlEndsMessage()) {
      message.clear();
    }
    if (frame.opcode() == WsFrame.CLOSE) {
      answer = rules.closed(payload);
      return false;
    }
    end.beat(frame.opcode(), payload);
    return true;
  }

  /** Takes a frame of a message; false if it is cut. */
  private boolean fragment(FrameHead frame) throws IOException, Offence {
    rules.judgePlace(frame, inMessage);
    if (rules.begins(frame, inMessage)) {
      begin(frame);
    }
    end.judgeLength(frame, announced);
    announced += frame.length();
    while (left > 0) {
      byte[] piece = piece();
      if (piece.length == 0) {
        return false;
      }
      if (opcode == WsFrame.TEXT) {
        rules.text(check, piece);
      }
      part.writeBytes(piece);
    }
    if (opcode == WsFrame.TEXT) {
      rules.textEnded(check, frame.isLast());
    }
    byte[] fragment = part.toByteArray();
    part.reset();
    message.add(fragment);
    rules.judgeCount(message.size());
    end.fragment(frame, opcode, fragment);
    return true;
  }

  private void begin(FrameHead frame) {
    inMessage = true;
    firstOfMessage = frame;
    opcode = frame.opcode();
    announced = 0;
    message.clear();
    part.reset();
    check = new Utf8Check();
  }

  private WsMessage whole(FrameHead last) {
    boolean text = rules.isText(opcode, last.opcode());
    WsMessage whole = WsMessage.of(text, rules.joined(message));
    inMessage = false;
    message.clear();
    if (rules.dropsRestOfRead() && end.hasJoined()) {
      in.dropRest();
    }
    end.heardWhole();
    return whole;
  }

  private void unmask(byte[] piece, FrameHead frame) {
    FrameHead ofMessage = inMessage && firstOfMessage != null ? firstOfMessage : frame;
    byte[] mask = rules.mask(frame, ofMessage, firstOfAll == null ? frame : firstOfAll);
    long before = frame.isControl() ? 0 : announced - frame.length();
    int done = rules.maskBegins(before) + (int) ((frame.length() - left) & 3);
    for (int i = 0; i < piece.length; i++) {
      piece[i] ^= mask[(done + i) & 3];
    }
  }

  /** Takes octets of the frame, without their mask; none if the stream has ended. */
  private byte[] piece() throws IOException {
    FrameHead frame = head;
    if (left <= 0 || frame == null) {
      return new byte[0];
    }
    byte[] piece = in.takeOnce((int) Math.min(left, PIECE_OCTETS));
    unmask(piece, frame);
    left -= piece.length;
    if (piece.length > 0) {
      end.heard();
    }
    return piece;
  }
}
