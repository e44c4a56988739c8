package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.AMQP;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;

/**
 * Finds messages in what one connection of AMQP 0-9-1 receives, whose channels are subscribers: a
 * frame {@code basic.deliver}, a frame with the payload's length, frames with the payload. Channels
 * may be mixed between two frames.
 */
final class AmqpScan extends PayloadScan {
  private static final int DELIVER = 60 << 16 | 60;
  private static final int BLOCKED = 10 << 16 | 60;
  private static final int UNBLOCKED = 10 << 16 | 61;

  static final int FRAME_HEAD = 7;
  private static final int FRAME_END = 1;

  /** Class, weight, and the length of the payload behind them. */
  private static final int LENGTH_AT = FRAME_HEAD + 4;

  private static final int HEAD_OCTETS = LENGTH_AT + Long.BYTES;

  private final int first;
  private final int[] total;
  private final int[] left;
  private final long[] word;

  /** Makes a scan for {@code count} subscribers from {@code first} on; channel 1 is the first. */
  AmqpScan(int first, int count, LoadPlan.Sink sink) {
    super(sink, HEAD_OCTETS);
    this.first = first;
    this.total = new int[count];
    this.left = new int[count];
    this.word = new long[count];
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    if (have < FRAME_HEAD) {
      return MORE;
    }
    int type = in.get(at);
    int octets = in.getInt(at + FRAME_HEAD - Integer.BYTES);
    int needed = FRAME_HEAD + needs(type, octets);
    if (have < needed) {
      return MORE;
    }
    int member = (in.getShort(at + 1) & 0xFFFF) - 1;
    switch (type) {
      case AMQP.FRAME_METHOD -> method(in.getInt(at + FRAME_HEAD));
      case AMQP.FRAME_HEADER -> header(member, in.getLong(at + LENGTH_AT));
      case AMQP.FRAME_BODY -> body(member, in, at + FRAME_HEAD, octets);
      default -> {} // a heartbeat
    }
    return FRAME_HEAD + octets + FRAME_END;
  }

  /** Returns how much of a frame's content must be there. */
  private int needs(int type, int octets) throws IOException {
    int needs =
        switch (type) {
          case AMQP.FRAME_METHOD -> Integer.BYTES;
          case AMQP.FRAME_HEADER -> HEAD_OCTETS - FRAME_HEAD;
          case AMQP.FRAME_BODY -> wordOctets(octets);
          case AMQP.FRAME_HEARTBEAT -> 0;
          default -> -1;
        };
    if (needs < 0 || octets < needs) {
      throw new IOException("a connection received no frame: type " + type + ", length " + octets);
    }
    return needs;
  }

  private static void method(int method) throws IOException {
    if (method != DELIVER && method != BLOCKED && method != UNBLOCKED) {
      throw new IOException(
          "RabbitMQ ended a subscription by method " + (method >>> 16) + "." + (method & 0xFFFF));
    }
  }

  private void header(int member, long payloadOctets) throws IOException {
    if (member < 0 || member >= left.length || payloadOctets > Integer.MAX_VALUE) {
      throw new IOException("a payload of " + payloadOctets + " for channel " + (member + 1));
    }
    total[member] = (int) payloadOctets;
    left[member] = (int) payloadOctets;
    if (payloadOctets == 0) {
      carries(first + member, 0, 0);
    }
  }

  private void body(int member, ByteBuffer in, int at, int octets) throws IOException {
    if (member < 0 || member >= left.length || octets > left[member]) {
      throw new IOException("a payload longer than announced, on channel " + (member + 1));
    }
    if (left[member] == total[member]) {
      word[member] = wordAt(in, at, octets);
    }
    left[member] -= octets;
    if (left[member] == 0) {
      carries(first + member, word[member], total[member]);
    }
  }
}
