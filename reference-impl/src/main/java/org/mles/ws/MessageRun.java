package org.mles.ws;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages that lie whole at the beginning of what came into frames of a server back to back,
 * where they lie and in one pass: a frame of a client is longer by its mask.
 *
 * <p>What is no whole message, or not right, is left to the reader, which is asked next. Thread:
 * caller. Source: V2-WS-08.
 */
public final class MessageRun {
  /** Most messages of one run; more of them are several runs. */
  private static final int MOST = 64;

  private final MessageReader reader;
  private final FrameHead head;
  private final Utf8Check check = new Utf8Check();
  private final int[] octetsOfEach = new int[MOST];
  private int count;
  private int end;

  /** Makes a run beside the reader of the same octets, which is a server's. */
  public MessageRun(MessageReader reader) {
    this.reader = reader;
    head = reader.sameHead();
  }

  /**
   * Takes the messages that lie whole at the beginning of {@code in}.
   *
   * @param in writable and big-endian
   * @return the frames, a view that is valid until {@code in} is written to; null if there are none
   */
  public @Nullable ByteBuffer take(ByteBuffer in) {
    count = 0;
    int start = in.position();
    end = start;
    if (reader.isBetweenMessages()) {
      while (count < MOST && takeMessage(in)) {}
    }
    return count == 0 ? null : in.duplicate().limit(end).position(start);
  }

  private boolean takeMessage(ByteBuffer in) {
    int start = in.position();
    head.clear();
    boolean right = head.take(in) == null && isWholeMessage(in.remaining());
    if (!right) {
      in.position(start);
      return false;
    }
    int octets = (int) head.octets();
    int payload = end + ServerFrame.putHead(in, end, head.opcode(), octets);
    Mask.move(in, in.position(), payload, octets, head.key());
    if (head.opcode() == Opcode.TEXT && !isText(in, payload, payload + octets)) {
      reader.refuse(Assembly.NO_TEXT);
      return false; // the payload is left, so that the reader is asked though nothing more comes
    }
    in.position(in.position() + octets);
    octetsOfEach[count++] = payload + octets - end;
    end = payload + octets;
    return true;
  }

  private boolean isWholeMessage(int remaining) {
    return head.isWhole()
        && head.isFinal()
        && !head.opcode().isControl()
        && head.octets() <= remaining;
  }

  private boolean isText(ByteBuffer in, int from, int to) {
    return check.accepts(in, from, to) && check.isWhole();
  }

  /** Returns the length of each frame of the run; those behind {@link #count} mean nothing. */
  public int[] octetsOfEach() {
    return octetsOfEach;
  }

  /** Returns how many frames the run has. */
  public int count() {
    return count;
  }
}
