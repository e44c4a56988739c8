package org.mles.benchmarks.workload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Message that carries its own number: eight octets of stage and sequence number, then "Hello
 * World!" until the length is reached.
 */
public final class ProbePayload {
  /** Shortest message that can carry its number. */
  public static final int MIN_OCTETS = Long.BYTES;

  private static final int STAGE_SHIFT = 56;
  private static final long INDEX_MASK = (1L << STAGE_SHIFT) - 1;
  private static final byte[] TEXT = "Hello World!".getBytes(StandardCharsets.US_ASCII);

  /** Part of a leg to which a message belongs. */
  public enum Stage {
    /** Proves that a subscriber is connected; may be seen by only some. */
    READINESS(1),
    /** Warms the system and the load process. */
    WARMUP(2),
    /** Is measured. */
    MEASURED(3),
    /** Comes last: a subscriber that has it has everything before it. */
    CLOSING(4);

    private final int code;

    Stage(int code) {
      this.code = code;
    }
  }

  private ProbePayload() {}

  /**
   * Returns a new message of {@code octets} octets with the number 0 of {@link Stage#READINESS}.
   */
  public static byte[] blank(int octets) {
    byte[] payload = new byte[octets];
    for (int at = MIN_OCTETS; at < octets; at++) {
      payload[at] = TEXT[(at - MIN_OCTETS) % TEXT.length];
    }
    return payload;
  }

  /** Returns the first eight octets of a message as a number. */
  public static long word(Stage stage, long index) {
    return (long) stage.code << STAGE_SHIFT | index;
  }

  /** Writes {@code word} over the first eight octets of {@code payload}. */
  public static void stamp(byte[] payload, long word) {
    ByteBuffer.wrap(payload).putLong(0, word);
  }

  /** Returns the first eight octets of {@code payload}. */
  public static long wordOf(byte[] payload) {
    return ByteBuffer.wrap(payload).getLong(0);
  }

  /** Returns the stage in {@code word}, or null if there is no such stage. */
  public static @Nullable Stage stage(long word) {
    return switch ((int) (word >>> STAGE_SHIFT)) {
      case 1 -> Stage.READINESS;
      case 2 -> Stage.WARMUP;
      case 3 -> Stage.MEASURED;
      case 4 -> Stage.CLOSING;
      default -> null;
    };
  }

  /** Returns the sequence number in {@code word}. */
  public static long index(long word) {
    return word & INDEX_MASK;
  }
}
