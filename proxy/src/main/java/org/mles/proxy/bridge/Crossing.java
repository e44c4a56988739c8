package org.mles.proxy.bridge;

import java.util.List;

/**
 * One channel between two sides: what one says goes to the other, each payload once; no I/O.
 *
 * <p>Both directions share a memory, so what comes back from the other side, be it over another
 * bridge, goes nowhere. An outbox holds an eighth of what the memory does: a payload that travels
 * around a ring through the outboxes of others is still known when it returns. Thread: any. Source:
 * V2-PRX-01, V2-PRX-03, V2-PRX-05, V2-PRX-07, V2-PRX-10.
 */
final class Crossing {
  private static final int MEMORY_TO_OUTBOX = 8;

  /** What was in vain so often may be what ends the sessions of that side. */
  static final int ATTEMPTS = 3;

  private final boolean text;
  private final Tally tally;
  private final Digest digest = new Digest();
  private final Seen seen;
  private final Outbox toA;
  private final Outbox toB;
  private final Sent sentToA;
  private final Sent sentToB;

  /**
   * Makes a crossing that has seen nothing.
   *
   * @param memory payloads to remember, at least 1
   * @param text whether text crosses too
   * @param waiting of what waits, over all crossings
   * @param kept of what was sent last, over all crossings
   */
  Crossing(int memory, boolean text, Budget waiting, Budget kept, Tally tally) {
    this.text = text;
    this.tally = tally;
    seen = new Seen(memory);
    int capacity = Math.max(1, memory / MEMORY_TO_OUTBOX);
    toA = new Outbox(capacity, waiting);
    toB = new Outbox(capacity, waiting);
    sentToA = new Sent(capacity, kept);
    sentToB = new Sent(capacity, kept);
  }

  /** Takes what one side said. */
  void heard(Side from, Message message) {
    long name = digest.of(message);
    sentTo(from).heard(name);
    if (message.text() && !text) {
      tally.add(Count.TEXT);
    } else if (message.payload().length > Message.MAX_OCTETS) {
      tally.add(Count.LOST);
    } else if (!seen.add(name)) {
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

  /**
   * Notes that a message has been handed over.
   *
   * @param arrived whether the side has said that it has it
   */
  void sent(Side to, Message message, boolean arrived) {
    tally.add(message.before() > 0 ? Count.AGAIN : to == Side.A ? Count.TO_A : Count.TO_B);
    if (!arrived) {
      sentTo(to).handedOver(digest.of(message), message);
    }
  }

  /** Has all sent once more that was handed over to a side and is missing there after its loss. */
  void sendMissing(Side to) {
    List<Message> missing = sentTo(to).missing();
    for (int i = missing.size() - 1; i >= 0; i--) { // each goes before the one behind it
      Message message = missing.get(i).again();
      if (message.before() == ATTEMPTS) {
        lose(message);
      } else {
        returned(to, message);
      }
    }
  }

  /** Returns what was sent to a side last. */
  Sent sentTo(Side side) {
    return side == Side.A ? sentToA : sentToB;
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
    seen.forget(digest.of(message));
    tally.add(Count.LOST);
  }
}
