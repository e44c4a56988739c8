package org.mles.proxy.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import org.mles.time.Backoff;

/**
 * One side of one channel: joins, sends what waits for it, and joins again when that has ended.
 *
 * <pre>
 *   open --ok--> send --ended--> pause --> open
 *    |             |               ^        |
 *    |             |               +-failed-+
 *    +--at first---+--refused before it ever stood--> give up
 * </pre>
 *
 * Thread: its own; hears on those of its sessions. Source: V2-PRX-06.
 */
final class End implements Runnable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A session of this age has been accepted: servers give a first message ten seconds. */
  private static final long STOOD_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** A message that cannot be sent so often is too much for the other side. */
  private static final int ATTEMPTS = 3;

  private final Side side;
  private final Shore shore;
  private final String channel;
  private final Crossing crossing;
  private final Bank bank;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, System.nanoTime());
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean opened;
  private int failures;
  private volatile boolean stood; // written by the threads of sessions, too

  End(Side side, Shore shore, String channel, Crossing crossing, Bank bank) {
    this.side = side;
    this.shore = shore;
    this.channel = channel;
    this.crossing = crossing;
    this.bank = bank;
  }

  @Override
  public void run() {
    try {
      while (!isClosing()) {
        Visit visit = new Visit();
        live(visit);
        if (isClosing() || givesUp(visit)) {
          return;
        }
        closing.await(backoff.nextNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) { // nobody may wait for an end that is gone
      bank.failed(new IOException(Printable.sentence("the bridge failed: " + e), e));
    }
  }

  /** Ends this soon; does not wait. */
  void close() {
    closing.countDown();
    crossing.towards(side).wake();
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Holds one session, from its opening to its end. */
  private void live(Visit visit) throws InterruptedException {
    long since = System.nanoTime();
    try (Session session = shore.open(channel, visit)) {
      if (opened) {
        crossing.rejoined();
      }
      opened = true;
      visit.stands = true;
      bank.up();
      sendAll(session, visit);
    } catch (IOException e) {
      visit.broken(e);
    }
    if (System.nanoTime() - since >= STOOD_NANOS) {
      stood = true;
      backoff.reset();
    }
  }

  private void sendAll(Session session, Visit visit) throws IOException, InterruptedException {
    Outbox outbox = crossing.towards(side);
    for (Message next = outbox.take(visit::isOver); next != null; ) {
      try {
        session.send(next);
      } catch (IOException e) {
        notSent(next);
        throw e;
      }
      failures = 0;
      crossing.sent(side);
      next = outbox.take(visit::isOver);
    }
  }

  /** Keeps a message for the next session, unless it may be what ends them. */
  private void notSent(Message message) {
    if (++failures == ATTEMPTS) {
      failures = 0;
      crossing.lose(message);
    } else {
      crossing.returned(side, message);
    }
  }

  private boolean givesUp(Visit visit) {
    IOException cause = visit.cause();
    if (visit.stands) {
      bank.lost(channel, cause);
    }
    String words = shore.address() + ", " + Printable.quoted(channel) + ": " + OneLine.of(cause);
    if (!opened) {
      bank.failed(new UnreachedException(words, cause));
      return true;
    }
    if (!stood && shore.refused(cause)) {
      bank.failed(new IOException(words, cause));
      return true;
    }
    return false;
  }

  /** What becomes of one session. */
  private final class Visit implements Hearer {
    private boolean stands;
    private volatile boolean ended;
    private volatile @Nullable IOException cause;

    @Override
    public void heard(Message message) {
      stood = true;
      crossing.heard(side, message);
    }

    /** Knows better than a write that has failed. */
    @Override
    public void ended(@Nullable IOException why) {
      cause = why == null ? cause : why;
      ended = true;
      crossing.towards(side).wake();
    }

    void broken(IOException why) {
      cause = cause == null ? why : cause;
      ended = true;
    }

    boolean isOver() {
      return ended || isClosing();
    }

    IOException cause() {
      IOException known = cause;
      return known == null ? new IOException("the session has ended") : known;
    }
  }
}
