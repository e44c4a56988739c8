package org.mles.ws;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Finds messages, pings, pongs and the Close in octets that may be cut anywhere.
 *
 * <pre>
 *   head --whole and right--> payload --all here--> head of the next
 *     any state --Close--> ENDED, swallows          any state --rule broken--> REFUSED, stays so
 * </pre>
 *
 * <p>The mask is taken off where the octets lie, so what was given is changed. A message occupies
 * at most twice the octets that came, whatever was announced. Thread: caller. Source: V2-WS-08 to
 * V2-WS-16, V2-LIM-02, V2-LIM-03.
 */
public final class MessageReader {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Assembly message;
  private final FrameHead head;

  /** Payload of a control frame. */
  private ByteBuffer control = NOTHING;

  /** Octets of the payload of this frame that have come. */
  private long come;

  private @Nullable Inbound last;

  private MessageReader(boolean wantsMask, int maxOctets) {
    message = new Assembly(maxOctets);
    head = new FrameHead(wantsMask, message);
  }

  /** Makes a reader of what clients send, in messages of at most {@code maxOctets}. */
  public static MessageReader ofServer(int maxOctets) {
    return new MessageReader(true, maxOctets);
  }

  /** Makes a reader of what a server sends, in messages of at most {@code maxOctets}. */
  public static MessageReader ofClient(int maxOctets) {
    return new MessageReader(false, maxOctets);
  }

  /** Changes the limit of messages for the frames whose lengths are yet to come. */
  public void limit(int maxOctets) {
    message.limit(maxOctets);
  }

  /**
   * Takes octets until something is whole, or refused, or none is left.
   *
   * @param in writable and big-endian
   * @return null if all were taken and more must come
   */
  public @Nullable Inbound take(ByteBuffer in) {
    Inbound found = last instanceof Inbound.Refused ? last : null;
    while (last == null && found == null && in.hasRemaining()) {
      Refusal refusal = takeFrame(in);
      found = refusal == null ? whole() : refuse(refusal);
    }
    if (last != null) {
      in.position(in.limit());
    }
    return found;
  }

  /** Takes octets of one frame: of its head, and of its payload if that is reached. */
  private @Nullable Refusal takeFrame(ByteBuffer in) {
    if (!head.isWhole()) {
      Refusal refusal = head.take(in);
      if (refusal != null || !head.isWhole()) {
        return refusal;
      }
      begin();
    }
    int octets = (int) Math.min(head.octets() - come, in.remaining());
    if (head.key() != 0) {
      Mask.move(in, in.position(), in.position(), octets, Mask.behind(head.key(), come));
    }
    come += octets;
    if (!head.opcode().isControl()) {
      return message.add(in, octets);
    }
    control.put(in.slice().limit(octets));
    in.position(in.position() + octets);
    return null;
  }

  private void begin() {
    come = 0;
    if (head.opcode().isControl()) {
      control = ByteBuffer.allocate((int) head.octets());
    } else {
      message.frame(head.opcode(), head.octets());
    }
  }

  /** Returns what the frame completes; null if it is not whole, or a fragment. */
  private @Nullable Inbound whole() {
    if (!head.isWhole() || come < head.octets()) {
      return null;
    }
    Inbound found =
        switch (head.opcode()) {
          case CONTINUATION, TEXT, BINARY -> head.isFinal() ? message.end() : null;
          case PING -> new Inbound.Ping(control.flip());
          case PONG -> new Inbound.Pong(control.flip());
          case CLOSE -> ClosePayload.read(control.flip());
        };
    head.clear();
    control = NOTHING;
    if (found instanceof Inbound.Closing || found instanceof Inbound.Refused) {
      end(found);
    }
    return found;
  }

  /** Refuses whatever follows. */
  Inbound refuse(Refusal refusal) {
    Inbound refused = new Inbound.Refused(refusal);
    end(refused);
    return refused;
  }

  private void end(Inbound why) {
    last = why;
    message.clear();
    control = NOTHING;
  }

  /** Tells whether the next octet begins a message, or what stands between messages. */
  boolean isBetweenMessages() {
    return last == null && head.isEmpty() && !message.isBegun();
  }

  /** Returns a reader of heads that are judged like those here. */
  FrameHead sameHead() {
    return new FrameHead(true, message);
  }

  /** Returns how many octets an unfinished message occupies here. */
  public int pendingOctets() {
    return message.reserved() + control.capacity();
  }

  /** Says that no more octets will come; returns null if they ended where they may. */
  public @Nullable Refusal end() {
    if (last instanceof Inbound.Refused refused) {
      return refused.refusal();
    }
    return last != null || isBetweenMessages()
        ? null
        : new Refusal(WireRule.V2_WS_END_INSIDE_MESSAGE, "ended inside a message");
  }
}
