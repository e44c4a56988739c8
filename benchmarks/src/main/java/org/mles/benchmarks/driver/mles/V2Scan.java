package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.ws.ClientHandshake;

/**
 * Finds messages in what one member of version 2 receives: the answer to its upgrade, then frames
 * of a server, each with a whole message. Binary ones carry payloads; texts are first messages of
 * others and are skipped; pings are answered.
 */
final class V2Scan extends PayloadScan {
  /** First octets of the frames that a server may send: a final one of each kind. */
  private static final byte TEXT = (byte) 0x81;

  private static final byte BINARY = (byte) 0x82;
  private static final byte CLOSE = (byte) 0x88;
  private static final byte PING = (byte) 0x89;
  private static final byte PONG = (byte) 0x8A;

  private static final int SHORT_HEAD = 2;
  private static final int MOST_SHORT = 125;
  private static final int MEDIUM = 126;

  /** CR, LF, CR, LF. */
  private static final int END_OF_ANSWER = 0x0D0A_0D0A;

  /** A whole answer; control frames, and the head and first word of a message, are shorter. */
  private static final int HEAD_OCTETS = 1024;

  private final int subscriber;
  private final Answer answer;

  /** Judges the answer; null once it has, and if there is none. */
  private @Nullable ClientHandshake handshake;

  /** Answers a ping. */
  @FunctionalInterface
  interface Answer {
    /** Sends a pong with the payload of the ping. */
    void pong(ByteBuffer payload) throws IOException;
  }

  /**
   * Makes a scan.
   *
   * @param handshake of the upgrade that was asked for; null if none was
   */
  V2Scan(int subscriber, LoadPlan.Sink sink, @Nullable ClientHandshake handshake, Answer answer) {
    super(sink, HEAD_OCTETS);
    this.handshake = handshake;
    this.subscriber = subscriber;
    this.answer = answer;
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    ClientHandshake asked = handshake;
    return asked == null ? frame(in, at, have) : answer(asked, in, at, have);
  }

  private int answer(ClientHandshake asked, ByteBuffer in, int at, int have) throws IOException {
    for (int octets = Integer.BYTES; octets <= have; octets++) {
      if (in.getInt(at + octets - Integer.BYTES) == END_OF_ANSWER) {
        ClientHandshake.Answer judged = asked.take(in.slice(at, octets));
        if (judged == null || judged.refusal() != null) {
          throw broken("no upgrade: " + judged);
        }
        handshake = null;
        return octets;
      }
    }
    return MORE;
  }

  private int frame(ByteBuffer in, int at, int have) throws IOException {
    int head = headOctets(in, at, have);
    if (head == MORE) {
      return MORE;
    }
    int payload = payloadOctets(in, at, head);
    if (have < head + neededOctets(in.get(at), payload)) {
      return MORE;
    }
    switch (in.get(at)) {
      case BINARY -> carries(subscriber, wordAt(in, at + head, payload), payload);
      case PING -> answer.pong(in.slice(at + head, payload));
      case CLOSE -> throw broken("a Close: " + reason(in.slice(at + head, payload)));
      case TEXT, PONG -> {}
      default -> throw broken("no whole message of a server: " + (in.get(at) & 0xFF));
    }
    return head + payload;
  }

  /** Returns how many octets the head has, {@link #MORE} if they are not all there. */
  private static int headOctets(ByteBuffer in, int at, int have) {
    if (have < SHORT_HEAD) {
      return MORE;
    }
    int length = in.get(at + 1);
    int head =
        length < MEDIUM ? SHORT_HEAD : SHORT_HEAD + (length == MEDIUM ? Short.BYTES : Long.BYTES);
    return have < head ? MORE : head;
  }

  private int payloadOctets(ByteBuffer in, int at, int head) throws IOException {
    long octets =
        switch (head) {
          case SHORT_HEAD -> in.get(at + 1);
          case SHORT_HEAD + Short.BYTES -> in.getShort(at + SHORT_HEAD) & 0xFFFF;
          default -> in.getLong(at + SHORT_HEAD);
        };
    if (octets < 0 || octets > Integer.MAX_VALUE - head) {
      throw broken("a frame that is masked or endless");
    }
    if (octets > MOST_SHORT && isControl(in.get(at))) {
      throw broken("a control frame of " + octets + " octets");
    }
    return (int) octets;
  }

  /** Returns how much of a payload is looked at. */
  private static int neededOctets(byte kind, int payload) {
    if (isControl(kind)) {
      return payload;
    }
    return kind == BINARY ? wordOctets(payload) : 0;
  }

  private static boolean isControl(byte kind) {
    return kind == CLOSE || kind == PING || kind == PONG;
  }

  private static String reason(ByteBuffer payload) {
    if (payload.remaining() < Short.BYTES) {
      return "no code";
    }
    int code = payload.getShort() & 0xFFFF;
    return (code + " " + StandardCharsets.UTF_8.decode(payload)).strip();
  }

  private IOException broken(String what) {
    return new IOException("subscriber " + subscriber + " received " + what);
  }
}
