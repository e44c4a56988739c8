package org.mles.proxy.web;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.net.Connection;
import org.mles.net.EventLoop;
import org.mles.time.Timers.Timer;

/**
 * The end of a connection to which the last word is said: it waits until all is out, ends this side
 * and waits for the other, for a bounded time that each octet which goes out renews. Thread: loop.
 */
final class Parting {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final EventLoop loop;
  private final Connection connection;
  private final Outbox outbox;
  private @Nullable Timer patience;
  private long left;
  private boolean outputEnded;
  private boolean otherSideEnded;

  Parting(EventLoop loop, Connection connection, Outbox outbox) {
    this.loop = loop;
    this.connection = connection;
    this.outbox = outbox;
  }

  /** Begins, once. */
  void begin() {
    left = outbox.octets();
    patience = loop.timers().after(PATIENCE_NANOS, this::look);
  }

  private void look() {
    if (outbox.octets() == left) {
      connection.close();
    } else {
      begin();
    }
  }

  /** The other side says nothing more. */
  void otherSideEnded() {
    otherSideEnded = true;
    goOn();
  }

  /** Ends this side if it has begun and all is out. */
  void goOn() {
    if (patience == null || !outbox.isEmpty()) {
      return;
    }
    if (otherSideEnded) {
      connection.close();
    } else if (!outputEnded) {
      outputEnded = true;
      connection.endOutput();
      patience.cancel();
      begin();
    }
  }

  void cancel() {
    if (patience != null) {
      patience.cancel();
    }
  }
}
