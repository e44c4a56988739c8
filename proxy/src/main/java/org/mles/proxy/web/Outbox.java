package org.mles.proxy.web;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.mles.memory.Octets;
import org.mles.net.Connection;

/**
 * Messages that wait to be sent, in order. It bounds nothing by itself: whoever fills it holds back
 * where the messages come from while {@link #isFull it is full}. Thread: loop.
 */
final class Outbox {
  /** Some round trips of a fast line; more would only wait here. */
  static final int FULL_OCTETS = 256 << 10;

  /** What a message occupies beside its octets; there may be many that have but a few. */
  private static final int MESSAGE_OCTETS = 128;

  private static final int MOST_SLICES = 16;

  /**
   * Waits to be sent.
   *
   * @param shared whether its octets are there anyway, for others as well
   */
  private record Waiting(Octets octets, boolean shared) {
    int owned() {
      return shared ? 0 : octets.size();
    }
  }

  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final ByteBuffer[] slices = new ByteBuffer[MOST_SLICES];

  /** Octets of the first message that are out. */
  private int sent;

  private long octets;
  private long owned;

  /** Has a message sent behind all others; its octets must stay. */
  void add(Octets message) {
    add(new Waiting(message, false));
  }

  /** Has octets sent that are not there because of this box. */
  void addShared(Octets message) {
    if (message.size() > 0) {
      add(new Waiting(message, true));
    }
  }

  private void add(Waiting message) {
    waiting.addLast(message);
    octets += message.octets().size();
    owned += message.owned();
  }

  /** Returns how many octets are to be sent. */
  long octets() {
    return octets;
  }

  /** Returns what it occupies. */
  long occupied() {
    return owned + (long) MESSAGE_OCTETS * waiting.size();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Returns how many messages are not out whole. */
  int messages() {
    return waiting.size();
  }

  /** Tells whether nobody should add more. */
  boolean isFull() {
    return occupied() >= FULL_OCTETS;
  }

  /** Tells whether there is room again for a while. */
  boolean hasRoom() {
    return occupied() < FULL_OCTETS / 2;
  }

  /** Sends as much as the connection takes. */
  void writeTo(Connection connection) {
    boolean all = true;
    while (all && !waiting.isEmpty()) {
      int count = fill();
      removeSent(connection.write(slices, count));
      all = !slices[count - 1].hasRemaining();
    }
  }

  private int fill() {
    int count = 0;
    int from = sent;
    Iterator<Waiting> messages = waiting.iterator();
    while (messages.hasNext() && count < MOST_SLICES) {
      Octets message = messages.next().octets();
      while (from < message.size() && count < MOST_SLICES) {
        // A piece may be shown in one buffer for all.
        ByteBuffer piece = message.piece(from, message.size()).duplicate();
        from += piece.remaining();
        slices[count++] = piece;
      }
      from = 0;
    }
    return count;
  }

  private void removeSent(long taken) {
    octets -= taken;
    long left = sent + taken;
    Waiting first = waiting.peekFirst();
    while (first != null && left >= first.octets().size()) {
      left -= first.octets().size();
      owned -= first.owned();
      waiting.removeFirst();
      first = waiting.peekFirst();
    }
    sent = (int) left;
  }

  /** Sends the first message from its beginning again: the connection that had a part is gone. */
  void rewind() {
    octets += sent;
    sent = 0;
  }

  /** Forgets everything. */
  void clear() {
    waiting.clear();
    sent = 0;
    octets = 0;
    owned = 0;
  }
}
