package org.mles.ws;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * A message that comes in one frame or in fragments. Thread: caller. Source: V2-WS-09 to V2-WS-12,
 * V2-LIM-02.
 */
final class Assembly {
  /** The same wherever it is found, so that what a peer is told does not depend on the pieces. */
  static final Refusal NO_TEXT = new Refusal(WireRule.V2_WS_TEXT, "a text that is not UTF-8");

  private final Utf8Check check = new Utf8Check();
  private Rope payload = new Rope();
  private int maxOctets;
  private boolean begun;
  private boolean text;

  /** Sum of what the frames announce, this one included. */
  private long announced;

  Assembly(int maxOctets) {
    this.maxOctets = maxOctets;
  }

  /** Changes the limit for frames that are yet to come. */
  void limit(int maxOctets) {
    this.maxOctets = maxOctets;
  }

  /** Tells whether a frame may come now. */
  @Nullable Refusal judge(Opcode opcode) {
    if (opcode.isControl() || begun == (opcode == Opcode.CONTINUATION)) {
      return null;
    }
    String detail = begun ? opcode + " inside a message" : "continues nothing";
    return new Refusal(WireRule.V2_WS_FRAGMENT, detail);
  }

  /** Tells whether it may be as long as a frame announces. */
  @Nullable Refusal judge(Opcode opcode, long octets) {
    if (opcode.isControl() || octets <= maxOctets - announced) {
      return null;
    }
    String detail = announced + " octets and " + octets + " more";
    return new Refusal(WireRule.V2_WS_TOO_LONG, detail);
  }

  /** Begins, or goes on, with a frame that was judged. */
  void frame(Opcode opcode, long octets) {
    if (opcode != Opcode.CONTINUATION) {
      begun = true;
      text = opcode == Opcode.TEXT;
    }
    announced += octets;
  }

  /** Takes the next {@code octets} of a frame's payload, without their mask. */
  @Nullable Refusal add(ByteBuffer in, int octets) {
    if (text && !check.accepts(in, in.position(), in.position() + octets)) {
      return NO_TEXT;
    }
    payload.takeUpTo((int) announced, in);
    return null;
  }

  /** Ends with what has come. */
  Inbound end() {
    Inbound whole =
        check.isWhole() ? new Inbound.Message(text, payload) : new Inbound.Refused(NO_TEXT);
    clear();
    return whole;
  }

  /** Forgets what has come. */
  void clear() {
    payload = new Rope();
    begun = false;
    text = false;
    announced = 0;
  }

  /** Tells whether it has begun. */
  boolean isBegun() {
    return begun;
  }

  int reserved() {
    return payload.reserved();
  }
}
