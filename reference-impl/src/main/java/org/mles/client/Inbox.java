package org.mles.client;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;

/**
 * Bounded queue between the reader thread and a consumer; when it is full the reader waits, and so
 * does the server. Thread: any.
 */
final class Inbox {
  private final int maxMessages;
  private final long maxOctets;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Received> messages = new ArrayDeque<>();
  private long octets;
  private boolean ended;
  private @Nullable IOException failure;

  Inbox(int maxMessages, long maxOctets) {
    this.maxMessages = maxMessages;
    this.maxOctets = maxOctets;
  }

  /** Adds a message, waiting for room; dropped if the inbox has ended. */
  void put(Received message) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ended && !hasRoomFor(message)) {
        changed.await();
      }
      if (!ended) {
        messages.addLast(message);
        octets += message.message().length;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the oldest message, waiting up to {@code nanos}.
   *
   * @return null when the time is over, or the inbox ended without failure and is empty
   * @throws IOException if it ended with a failure and is empty
   */
  @Nullable Received take(long nanos) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (messages.isEmpty() && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (messages.isEmpty() && failure != null) {
        throw new IOException(OneLine.of(failure), failure);
      }
      return remove();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the inbox; what is in it can still be taken. Only the first call counts. */
  void end(@Nullable IOException cause) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = cause;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the inbox and drops what is in it. */
  void discard() {
    lock.lock();
    try {
      end(null);
      messages.clear();
      octets = 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoomFor(Received message) {
    return messages.isEmpty()
        || (messages.size() < maxMessages && octets + message.message().length <= maxOctets);
  }

  private @Nullable Received remove() {
    Received oldest = messages.pollFirst();
    if (oldest != null) {
      octets -= oldest.message().length;
      changed.signalAll();
    }
    return oldest;
  }
}
