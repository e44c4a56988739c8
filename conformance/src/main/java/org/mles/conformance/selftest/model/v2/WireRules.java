package org.mles.conformance.selftest.model.v2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.wire.WsFrame;

/**
 * What an end takes for a frame and for a message, and how it answers control frames, one method
 * per decision, all of them right. Thread: the connection's.
 */
public class WireRules {
  /** Code of an answer to a Close that has none. */
  protected static final int NORMAL = 1000;

  private static final long FIRST_OCTETS = 65_536;

  // Heads.

  /** Returns a head as it is understood. */
  protected FrameHead read(FrameHead sent) {
    return sent;
  }

  /**
   * Refuses a head that the other end may not send.
   *
   * @param masked whether its frames have a mask
   */
  protected void judge(FrameHead head, boolean masked) throws Offence {
    String mask = masked ? "V2-WS-01 a frame without a mask" : "V2-WS-02 a frame with a mask";
    require(isMaskRight(head, masked), mask);
    require(areBitsRight(head), "V2-WS-04 a reserved bit");
    require(isOpcodeRight(head.opcode()), "V2-WS-05 a reserved opcode");
    require(isLengthRight(head), "V2-WS-06 a length in a longer form than it needs");
    require(isControlRight(head), "V2-WS-07 a control frame that is too long or not final");
  }

  /** Refuses what is not {@code right}. */
  protected final void require(boolean right, String reason) throws Offence {
    if (!right) {
      throw new Offence(protocolError(), reason);
    }
  }

  /** Returns the code for what breaks the rules of WebSocket. */
  protected int protocolError() {
    return Offence.PROTOCOL_ERROR;
  }

  /** Says whether a frame is masked as it must be. */
  protected boolean isMaskRight(FrameHead head, boolean masked) {
    return head.isMasked() == masked;
  }

  /** Says whether no reserved bit is set. */
  protected boolean areBitsRight(FrameHead head) {
    return head.reserved() == 0;
  }

  /** Says whether there are frames of that kind. */
  protected boolean isOpcodeRight(int opcode) {
    return isData(opcode) || (opcode >= WsFrame.CLOSE && opcode <= WsFrame.PONG);
  }

  /** Says whether frames of that kind carry a message. */
  protected final boolean isData(int opcode) {
    return opcode <= WsFrame.BINARY;
  }

  /** Says whether a length is in the form that it needs. */
  protected boolean isLengthRight(FrameHead head) {
    return head.length() >= 0 && head.isShortest();
  }

  /** Says whether a frame is no control frame, or a right one. */
  protected boolean isControlRight(FrameHead head) {
    return !head.isControl() || (isControlShort(head) && isControlWhole(head));
  }

  /** Says whether the payload of a control frame is short enough. */
  protected boolean isControlShort(FrameHead head) {
    return head.length() <= WsFrame.MOST_CONTROL_OCTETS;
  }

  /** Says whether a control frame is in one piece. */
  protected boolean isControlWhole(FrameHead head) {
    return head.isLast();
  }

  /**
   * Returns the key that is taken off a frame.
   *
   * @param message the first frame of the message that it is of, or is inside of; or itself
   * @param connection the first frame of all
   */
  protected byte[] mask(FrameHead frame, FrameHead message, FrameHead connection) {
    return frame.mask();
  }

  /**
   * Returns at which octet of the key the frame begins.
   *
   * @param before octets of the same message that were in frames before
   */
  protected int maskBegins(long before) {
    return 0;
  }

  // Messages.

  /** Refuses a frame that may not come inside, or outside, a message. */
  protected void judgePlace(FrameHead head, boolean inMessage) throws Offence {
    boolean goesOn = head.opcode() == WsFrame.CONTINUATION;
    require(inMessage || !goesOn, "V2-WS-10 a continuation of nothing");
    require(!inMessage || goesOn, "V2-WS-10 a message inside another");
  }

  /** Says whether a frame begins a message. */
  protected boolean begins(FrameHead head, boolean inMessage) {
    return !inMessage;
  }

  /** Says whether a frame of a message ends it. */
  protected boolean ends(FrameHead head) {
    return head.isLast();
  }

  /**
   * Returns what a message holds so far.
   *
   * @param fragments in their order
   */
  protected byte[] joined(List<byte[]> fragments) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    fragments.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** Refuses a message for the number of its fragments. */
  protected void judgeCount(int fragments) throws Offence {}

  /** Says whether a message is a text, by the opcodes of its first frame and of its last. */
  protected boolean isText(int first, int last) {
    return first == WsFrame.TEXT;
  }

  /** Returns the octets of the longest message that a session may send now. */
  protected long mostOctets(Settings settings, boolean joined) {
    long most = settings.inForce(Limit.BODY_OCTETS);
    return joined ? most : Math.min(most, FIRST_OCTETS);
  }

  /** Returns the octets of the longest message once a first one was accepted. */
  public final long mostOctets(Settings settings) {
    return mostOctets(settings, true);
  }

  /** Takes a piece of a text. */
  protected void text(Utf8Check check, byte[] piece) throws Offence {
    check.feed(piece);
    if (check.isBroken()) {
      throw notUtf8();
    }
  }

  /** A fragment of a text has ended. */
  protected void textEnded(Utf8Check check, boolean last) throws Offence {
    if (last && !check.isWhole()) {
      throw notUtf8();
    }
  }

  /** Returns what is wrong with a text that is none. */
  protected final Offence notUtf8() {
    return new Offence(Offence.NOT_UTF8, "V2-WS-11 a text that is not UTF-8");
  }

  /** Says whether a control frame ends what came of a message. */
  protected boolean controlEndsMessage() {
    return false;
  }

  /** Says whether what came in one read with a whole message is forgotten. */
  protected boolean dropsRestOfRead() {
    return false;
  }

  // Control frames.

  /** A ping has come. */
  protected void ping(V2End end, byte[] payload) {
    end.say(WsFrame.of(WsFrame.PONG, payload));
  }

  /** A pong has come. */
  protected void pong(V2End end, byte[] payload) throws Offence {}

  /** Returns the code that answers a Close. */
  protected int closed(byte[] payload) throws Offence {
    if (payload.length == 0) {
      return NORMAL;
    }
    int code = payload.length < Short.BYTES ? 0 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    require(isCloseRight(payload.length, code), "V2-WS-14 a Close with code " + code);
    byte[] reason =
        Arrays.copyOfRange(payload, Math.min(Short.BYTES, payload.length), payload.length);
    if (!isReason(reason)) {
      throw new Offence(Offence.NOT_UTF8, "V2-WS-17 a reason that is not UTF-8");
    }
    return code == 0 ? NORMAL : code;
  }

  /** Says whether a Close of so many octets may have that code, which is 0 if there is no room. */
  protected boolean isCloseRight(int octets, int code) {
    return (code >= NORMAL && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  /** Says whether octets may be a reason. */
  protected boolean isReason(byte[] octets) {
    Utf8Check check = new Utf8Check();
    check.feed(octets);
    return check.isWhole();
  }

  /** Answers a Close, the last that is heard. */
  protected void answerClose(V2End end, int code) {
    end.close(code, "");
  }

  // What is sent.

  /** Returns the octets of a frame that goes out. */
  public final byte[] encoded(WsFrame frame) {
    return sent(frame).encode();
  }

  /** Returns a frame as it goes out. */
  protected WsFrame sent(WsFrame frame) {
    return frame.withMask(null);
  }
}
