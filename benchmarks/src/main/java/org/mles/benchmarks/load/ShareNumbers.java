package org.mles.benchmarks.load;

import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/**
 * How the messages of one agent's turn begin: stage, leg, agent, a chance number, index. Who did
 * not receive a message cannot know its chance number, so it cannot say truly what it received.
 * Thread: any.
 *
 * @param leg number of the leg, of which the last eight bits count
 * @param place which agent publishes, from 0
 * @param secret decides the chance numbers
 */
record ShareNumbers(long leg, int place, long secret) implements Publisher.Numbering {
  /** More messages than a workload has. */
  static final int INDEX_BITS = 24;

  private static final int CHANCE_BITS = 16;
  private static final int PLACE_AT = INDEX_BITS + CHANCE_BITS;
  private static final int LEG_AT = PLACE_AT + Byte.SIZE;
  private static final long OCTET = 0xFF;
  private static final long INDEX = (1L << INDEX_BITS) - 1;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  @Override
  public long word(Stage stage, long index) {
    long chance = mixed(secret + index * SPREAD) >>> (Long.SIZE - CHANCE_BITS);
    return ProbePayload.word(
        stage,
        (leg & OCTET) << LEG_AT
            | (long) place << PLACE_AT
            | chance << INDEX_BITS
            | (index & INDEX));
  }

  private static long mixed(long value) {
    long once = (value ^ (value >>> 31)) * SPREAD;
    return (once ^ (once >>> 29)) * SPREAD;
  }

  /** Returns whether a message is of {@code leg}. */
  static boolean isOf(long leg, long word) {
    return (word >>> LEG_AT & OCTET) == (leg & OCTET);
  }

  /** Returns which agent published a message. */
  static int place(long word) {
    return (int) (word >>> PLACE_AT & OCTET);
  }

  /** Returns the index of a message among those of its stage. */
  static long index(long word) {
    return word & INDEX;
  }
}
