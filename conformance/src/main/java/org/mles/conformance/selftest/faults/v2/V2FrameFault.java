package org.mles.conformance.selftest.faults.v2;

import java.io.IOException;
import java.util.Arrays;
import org.mles.conformance.selftest.model.v2.FrameHead;
import org.mles.conformance.selftest.model.v2.LifeRules;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.selftest.model.v2.Utf8Check;
import org.mles.conformance.selftest.model.v2.V2End;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.selftest.model.v2.V2Session;
import org.mles.conformance.selftest.model.v2.WireRules;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Wrong ways to speak WebSocket. */
public enum V2FrameFault implements V2Fault {
  V2_UNMASKED_TAKEN("takes frames without a mask"),
  V2_MASKS_ITS_FRAMES("masks its own frames"),
  V2_MASK_OF_ZEROS_REFUSED("refuses a masking key of zeros"),
  V2_RESERVED_BITS_TAKEN("does not look at reserved bits"),
  V2_RESERVED_OPCODES_IGNORED("skips frames of reserved opcodes"),
  V2_LONG_LENGTHS_TAKEN("takes lengths in longer forms than they need"),
  V2_HIGHEST_BIT_IGNORED("reads a length of 64 bits without the highest"),
  V2_MEDIUM_LENGTH_SIGNED("reads a length of two octets with a sign"),
  V2_LONG_CONTROL_TAKEN("takes control frames of any length"),
  V2_CONTROL_FRAGMENTS_TAKEN("takes control frames that are not final"),
  V2_FRAME_IN_ONE_READ("needs the head of a frame in one read"),
  V2_DROPS_REST_OF_READ("forgets what came in one read with a whole message"),
  V2_CONTROL_ENDS_MESSAGE("forgets what came of a message when a ping comes between"),
  V2_KIND_OF_LAST("takes the kind of a message from its last fragment"),
  V2_EMPTY_FRAGMENT_REFUSED("refuses empty fragments"),
  V2_CONTINUATION_STARTS("begins a message with a continuation"),
  V2_MESSAGE_INSIDE_MESSAGE("begins a message inside another"),
  V2_ANY_TEXT("forwards texts that are not UTF-8"),
  V2_UTF8_PER_FRAGMENT("refuses a text if a fragment cuts a character"),
  V2_UTF8_LATE("judges a text when it is whole"),
  V2_NO_PONG("answers no ping"),
  V2_EMPTY_PONG("answers a ping without its payload"),
  V2_PONG_IS_ERROR("takes a pong for an error"),
  V2_PONG_AFTER_JOIN("answers no ping before the first message"),
  V2_CLOSE_OF_ONE_OCTET("takes a Close of one octet"),
  V2_ANY_CLOSE_CODE("takes a Close with any code"),
  V2_ANY_REASON("takes a Close with a reason that is not UTF-8"),
  V2_CLOSE_UNANSWERED("ends TCP without an answer to a Close"),
  V2_CLOSE_IS_1000("answers every Close with 1000"),
  V2_SENDS_AFTER_CLOSE("says goodbye behind its answer to a Close"),
  V2_LEAVES_TCP_OPEN("leaves TCP open when it has sent a Close"),
  V2_HEARS_AFTER_CLOSE("forwards what comes behind its own Close"),
  V2_WRONG_ERROR_CODE("closes with 1008 where 1002 is asked for");

  private final String does;

  V2FrameFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    return switch (this) {
      case V2_LEAVES_TCP_OPEN, V2_HEARS_AFTER_CLOSE -> new V2Rules().with(new Ending(this));
      default -> new V2Rules().with(new Talking(this));
    };
  }

  /** Takes wrong frames or refuses right ones, puts messages together or answers wrongly. */
  private static final class Talking extends WireRules {
    private final V2FrameFault fault;

    Talking(V2FrameFault fault) {
      this.fault = fault;
    }

    @Override
    protected FrameHead read(FrameHead sent) {
      return switch (fault) {
        case V2_HIGHEST_BIT_IGNORED -> sent.withLength(sent.length() & Long.MAX_VALUE);
        case V2_MEDIUM_LENGTH_SIGNED ->
            sent.length() <= 0xFFFF ? sent.withLength((short) sent.length()) : sent;
        default -> sent;
      };
    }

    @Override
    protected void judge(FrameHead head, boolean masked) throws Offence {
      super.judge(head, masked);
      boolean zeros = head.isMasked() && Arrays.equals(head.mask(), new byte[Integer.BYTES]);
      require(fault != V2_MASK_OF_ZEROS_REFUSED || !zeros, "a mask of zeros");
      require(fault != V2_FRAME_IN_ONE_READ || head.inOneRead(), "a head that is cut");
    }

    @Override
    protected boolean isMaskRight(FrameHead head, boolean masked) {
      return fault == V2_UNMASKED_TAKEN || super.isMaskRight(head, masked);
    }

    @Override
    protected boolean areBitsRight(FrameHead head) {
      return fault == V2_RESERVED_BITS_TAKEN || super.areBitsRight(head);
    }

    @Override
    protected boolean isOpcodeRight(int opcode) {
      return fault == V2_RESERVED_OPCODES_IGNORED || super.isOpcodeRight(opcode);
    }

    @Override
    protected boolean isLengthRight(FrameHead head) {
      boolean unseen = fault == V2_LONG_LENGTHS_TAKEN || fault == V2_HIGHEST_BIT_IGNORED;
      return super.isLengthRight(head) || (unseen && head.length() >= 0);
    }

    @Override
    protected boolean isControlShort(FrameHead head) {
      return fault == V2_LONG_CONTROL_TAKEN || super.isControlShort(head);
    }

    @Override
    protected boolean isControlWhole(FrameHead head) {
      return fault == V2_CONTROL_FRAGMENTS_TAKEN || super.isControlWhole(head);
    }

    @Override
    protected boolean dropsRestOfRead() {
      return fault == V2_DROPS_REST_OF_READ;
    }

    @Override
    protected WsFrame sent(WsFrame frame) {
      return fault == V2_MASKS_ITS_FRAMES ? frame : super.sent(frame);
    }

    @Override
    protected boolean controlEndsMessage() {
      return fault == V2_CONTROL_ENDS_MESSAGE;
    }

    @Override
    protected boolean isText(int first, int last) {
      return super.isText(fault == V2_KIND_OF_LAST ? last : first, last);
    }

    @Override
    protected void judgePlace(FrameHead head, boolean inMessage) throws Offence {
      boolean goesOn = head.opcode() == WsFrame.CONTINUATION;
      boolean taken = fault == (goesOn ? V2_CONTINUATION_STARTS : V2_MESSAGE_INSIDE_MESSAGE);
      if (!taken) {
        super.judgePlace(head, inMessage);
      }
      boolean empty = head.length() == 0 && (goesOn || !head.isLast());
      require(fault != V2_EMPTY_FRAGMENT_REFUSED || !empty, "an empty fragment");
    }

    @Override
    protected boolean begins(FrameHead head, boolean inMessage) {
      return super.begins(head, inMessage) || head.opcode() != WsFrame.CONTINUATION;
    }

    @Override
    protected void text(Utf8Check check, byte[] piece) throws Offence {
      switch (fault) {
        case V2_ANY_TEXT -> {}
        case V2_UTF8_LATE -> check.feed(piece);
        default -> super.text(check, piece);
      }
    }

    @Override
    protected void textEnded(Utf8Check check, boolean last) throws Offence {
      super.textEnded(check, last || fault == V2_UTF8_PER_FRAGMENT);
    }

    @Override
    protected void ping(V2End end, byte[] payload) {
      boolean early = fault == V2_PONG_AFTER_JOIN && !end.hasJoined();
      if (fault != V2_NO_PONG && !early) {
        super.ping(end, fault == V2_EMPTY_PONG ? new byte[0] : payload);
      }
    }

    @Override
    protected void pong(V2End end, byte[] payload) throws Offence {
      require(fault != V2_PONG_IS_ERROR, "a pong");
    }

    @Override
    protected boolean isCloseRight(int octets, int code) {
      return super.isCloseRight(octets, code)
          || fault == (octets < Short.BYTES ? V2_CLOSE_OF_ONE_OCTET : V2_ANY_CLOSE_CODE);
    }

    @Override
    protected boolean isReason(byte[] octets) {
      return fault == V2_ANY_REASON || super.isReason(octets);
    }

    @Override
    protected void answerClose(V2End end, int code) {
      if (fault != V2_CLOSE_UNANSWERED) {
        super.answerClose(end, fault == V2_CLOSE_IS_1000 ? NORMAL : code);
      }
      if (fault == V2_SENDS_AFTER_CLOSE) {
        end.sayAnyway(WsMessage.text("goodbye").frame());
      }
    }

    @Override
    protected int protocolError() {
      return fault == V2_WRONG_ERROR_CODE ? Offence.REFUSED : super.protocolError();
    }
  }

  /** Does not end what it has closed. */
  private static final class Ending extends LifeRules {
    private final V2FrameFault fault;

    Ending(V2FrameFault fault) {
      this.fault = fault;
    }

    @Override
    protected boolean hearsAfterClose() {
      return fault == V2_HEARS_AFTER_CLOSE;
    }

    @Override
    protected boolean end(V2Session session) throws IOException {
      if (fault != V2_LEAVES_TCP_OPEN || !session.isClosing()) {
        return super.end(session);
      }
      drain(session.connection());
      return false;
    }
  }
}
