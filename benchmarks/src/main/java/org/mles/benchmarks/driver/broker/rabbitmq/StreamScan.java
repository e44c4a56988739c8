package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.stream.Constants;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;

/**
 * Finds messages in what one subscriber of a RabbitMQ stream receives: frames {@code deliver}, each
 * with a chunk of entries as it lies in the broker's log. An entry is a message of AMQP 1.0 with
 * one section of data, as the Java client makes it. Each chunk is answered by a credit for another.
 */
final class StreamScan extends PayloadScan {
  /** The head of a chunk: where its number of entries is, and its whole length. */
  private static final int ENTRIES_AT = 2;

  private static final int CHUNK_HEAD = 48;
  private static final int CHUNK_AT = StreamDialogue.FRAME_HEAD + 1;
  private static final int DELIVER_HEAD = CHUNK_AT + CHUNK_HEAD;
  private static final int MAGIC_AND_VERSION = 0x50;
  private static final int USER_CHUNK = 0;

  /** The descriptor of a section of data, and then a short or a long binary. */
  private static final int SECTION = 0x005375;

  private static final int SHORT_BINARY = 0xA0;
  private static final int LONG_BINARY = 0xB0;
  static final int SHORT_HEAD = 5;
  static final int LONG_HEAD = 8;

  private final int subscriber;
  private final Answer answer;
  private int entries;
  private int left; // of the frame whose entries are being read

  /**
   * Scans for one subscriber.
   *
   * @param answer gives the broker a credit for another chunk
   */
  StreamScan(int subscriber, LoadPlan.Sink sink, Answer answer) {
    super(sink, DELIVER_HEAD);
    this.subscriber = subscriber;
    this.answer = answer;
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    if (entries > 0) {
      return entry(in, at, have);
    }
    if (left > 0) {
      int behind = left;
      left = 0;
      return behind;
    }
    return frame(in, at, have);
  }

  private int frame(ByteBuffer in, int at, int have) throws IOException {
    if (have < StreamDialogue.FRAME_HEAD) {
      return MORE;
    }
    int unit = Integer.BYTES + in.getInt(at);
    int command = in.getShort(at + Integer.BYTES) & 0xFFFF;
    if (command == Constants.COMMAND_HEARTBEAT && unit == StreamDialogue.FRAME_HEAD) {
      return unit;
    }
    if (command != Constants.COMMAND_DELIVER || unit < DELIVER_HEAD) {
      throw new IOException(
          "subscriber " + subscriber + " received command " + command + " of " + unit + " octets");
    }
    return have < DELIVER_HEAD ? MORE : chunk(in, at + CHUNK_AT, unit);
  }

  private int chunk(ByteBuffer in, int at, int unit) throws IOException {
    if ((in.get(at) & 0xFF) != MAGIC_AND_VERSION) {
      throw new IOException("subscriber " + subscriber + " received a chunk of another version");
    }
    answer.send();
    if (in.get(at + 1) != USER_CHUNK) {
      return unit;
    }
    entries = in.getShort(at + ENTRIES_AT) & 0xFFFF;
    left = unit - DELIVER_HEAD;
    return DELIVER_HEAD;
  }

  private int entry(ByteBuffer in, int at, int have) throws IOException {
    if (have < Integer.BYTES) {
      return MORE;
    }
    int octets = in.getInt(at);
    if (octets < 0 || octets > left - Integer.BYTES) {
      throw new IOException(
          "subscriber " + subscriber + " received several messages as one, or one cut short");
    }
    int needed = Integer.BYTES + Math.min(octets, LONG_HEAD + wordOctets(octets));
    if (have < needed) {
      return MORE;
    }
    int head = head(in, at + Integer.BYTES, octets);
    int payload = octets - head;
    carries(subscriber, head == 0 ? 0 : wordAt(in, at + Integer.BYTES + head, payload), payload);
    entries--;
    left -= Integer.BYTES + octets;
    return Integer.BYTES + octets;
  }

  /** Returns how much of a message is before its payload; 0 if it is not the publisher's. */
  private static int head(ByteBuffer in, int at, int octets) {
    if (octets < SHORT_HEAD || in.getInt(at) >>> Byte.SIZE != SECTION) {
      return 0;
    }
    int kind = in.get(at + SHORT_HEAD - 2) & 0xFF;
    if (kind == SHORT_BINARY && (in.get(at + SHORT_HEAD - 1) & 0xFF) == octets - SHORT_HEAD) {
      return SHORT_HEAD;
    }
    boolean whole =
        kind == LONG_BINARY
            && octets >= LONG_HEAD
            && in.getInt(at + LONG_HEAD - Integer.BYTES) == octets - LONG_HEAD;
    return whole ? LONG_HEAD : 0;
  }

  /** Returns what a message has before a payload of {@code octets}. */
  static byte[] section(int octets) {
    return octets < 1 << Byte.SIZE
        ? ByteBuffer.allocate(SHORT_HEAD)
            .putInt(SECTION << Byte.SIZE | SHORT_BINARY)
            .put((byte) octets)
            .array()
        : ByteBuffer.allocate(LONG_HEAD)
            .putInt(SECTION << Byte.SIZE | LONG_BINARY)
            .putInt(octets)
            .array();
  }
}
