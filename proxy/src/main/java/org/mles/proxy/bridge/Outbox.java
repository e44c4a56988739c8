package org.mles.proxy.bridge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one side of one channel, bounded in messages and by the budget of all.
 *
 * <p>Newer messages take the place of older ones: what a side that was away wants is the present,
 * as with the history of a server. Nobody who puts ever waits. Thread: any puts, one takes.
 */
final class Outbox {
  private final int capacity;
  private final Budget budget;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Message> waiting = new ArrayDeque<>();

  /** Makes one for {@code capacity} messages, at least 1. */
  Outbox(int capacity, Budget budget) {
    this.capacity = capacity;
    this.budget = budget;
  }

  /** Adds a message behind all others; returns what had to go, which may be that message. */
  List<Message> put(Message message) {
    lock.lock();
    try {
      List<Message> gone = new ArrayList<>();
      if (waiting.size() == capacity) {
        gone.add(removeOldest());
      }
      while (!budget.take(message.cost())) {
        if (waiting.isEmpty()) {
          gone.add(message);
          return gone;
        }
        gone.add(removeOldest());
      }
      waiting.addLast(message);
      changed.signalAll();
      return gone;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a message in front that could not be sent; false if there is no room: it is the oldest.
   */
  boolean putBack(Message message) {
    lock.lock();
    try {
      if (waiting.size() == capacity || !budget.take(message.cost())) {
        return false;
      }
      waiting.addFirst(message);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the oldest message, waiting for one.
   *
   * @param done asked after each {@link #wake}
   * @return null once done, whatever is waiting
   */
  @Nullable Message take(BooleanSupplier done) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!done.getAsBoolean()) {
        if (!waiting.isEmpty()) {
          return removeOldest();
        }
        changed.await();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for so long, or until something has happened here, or for no reason. */
  @SuppressWarnings("WaitNotInLoop") // whoever rests looks again
  void rest(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      changed.await(nanos, TimeUnit.NANOSECONDS);
    } finally {
      lock.unlock();
    }
  }

  /** Makes whoever waits ask whether it is done. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many messages are waiting. */
  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private Message removeOldest() {
    Message oldest = waiting.removeFirst();
    budget.give(oldest.cost());
    return oldest;
  }
}
