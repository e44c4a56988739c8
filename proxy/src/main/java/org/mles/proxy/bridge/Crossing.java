package org.mles.proxy.bridge;

/**
 * One channel between two sides: what one says goes to the other, each payload once; no I/O.
 *
 * <p>Both directions share a memory, so what comes back from the other side, be it over another
 * bridge, goes nowhere. An outbox holds an eighth of what the memory does: a payload that travels
 * around a ring through the outboxes of others is still known when it returns. Thread: any. Source:
 * V2-PRX-01, V2-PRX-03, V2-PRX-05, V2-PRX-07.
 */
final class Crossing {
  private static final int MEMORY_TO_OUTBOX = 8;

  private final boolean text;
  private final Tally tally;
  private final Seen seen;
  private final Outbox toA;
  private final Outbox toB;

  /**
   * Makes a crossing that has seen nothing.
   *
   * @param memory payloads to remember, at least 1
   * @param text whether text crosses too
   */
  Crossing(int memory, boolean text, Budget budget, Tally tally) {
    this.text = text;
    this.tally = tally;
    seen = new Seen(memory);
    int waiting = Math.max(1, memory / MEMORY_TO_OUTBOX);
    toA = new Outbox(waiting, budget);
    toB = new Outbox(waiting, budget);
  }

  /** Takes what one side said. */
  void heard(Side from, Message message) {
    if (message.text() && !text) {
      tally.add(Count.TEXT);
    } else if (message.payload().length > Message.MAX_OCTETS) {
      tally.add(Count.LOST);
    } else if (!seen.add(message.payload())) {
      tally.add(Count.SEEN);
    } else {
      towards(from.other()).put(message).forEach(this::lose);
    }
  }

  /** Takes back what could not be sent to a side, to be sent first when that side is back. */
  void returned(Side to, Message message) {
    if (!towards(to).putBack(message)) {
      lose(message);
    }
  }

  /** Notes that a side has been sent a message. */
  void sent(Side to) {
    tally.add(to == Side.A ? Count.TO_A : Count.TO_B);
  }

  /** Notes that a side has been joined again. */
  void rejoined() {
    tally.add(Count.RECONNECTS);
  }

  /** Returns what waits for a side. */
  Outbox towards(Side side) {
    return side == Side.A ? toA : toB;
  }

  /** Drops a message; its next copy may cross. */
  void lose(Message message) {
    seen.forget(message.payload());
    tally.add(Count.LOST);
  }
}
