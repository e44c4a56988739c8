package org.mles.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;

/**
 * The connection of the moment, or none while it is being opened again, or none for good.
 *
 * <pre>
 *   up --down--> down --up--> up          up | down --end--> ended
 * </pre>
 *
 * Thread: any; only the reader thread changes it, but anybody may end it.
 */
final class CurrentConnection {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable ServerConnection connection;
  private boolean ended;
  private @Nullable IOException failure;

  CurrentConnection(ServerConnection first) {
    connection = first;
  }

  /** Waits for a connection, for {@code patience} at most. */
  ServerConnection await(Duration patience) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (connection == null && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (ended) {
        throw failure == null
            ? new IOException("the client is closed")
            : new IOException(OneLine.of(failure), failure);
      }
      if (connection == null) {
        throw new IOException("not connected for " + patience.toMillis() + " ms");
      }
      return connection;
    } finally {
      lock.unlock();
    }
  }

  /** Puts a new connection in place; closes it and returns false if the client has ended. */
  boolean up(ServerConnection opened) {
    lock.lock();
    try {
      if (ended) {
        opened.close();
        return false;
      }
      connection = opened;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the lost connection away. */
  void down() {
    lock.lock();
    try {
      if (connection != null) {
        connection.close();
      }
      connection = null;
    } finally {
      lock.unlock();
    }
  }

  /** Ends for good and returns the connection that was up; only the first cause counts. */
  @Nullable ServerConnection end(@Nullable IOException cause) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = cause;
        changed.signalAll();
      }
      return connection;
    } finally {
      lock.unlock();
    }
  }

  boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  @Nullable IOException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the end, or for {@code nanos}; tells whether the end has come. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }
}
