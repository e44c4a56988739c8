package org.mles.proxy.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import org.mles.time.Backoff;

/**
 * One side of one channel: joins, sends what waits for it, and joins again when that has ended.
 *
 * <pre>
 *   open --ok--> [what is missing] --> send --ended--> pause --> open
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

  private final Side side;
  private final Shore shore;
  private final String channel;
  private final Crossing crossing;
  private final Bank bank;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, System.nanoTime());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Duration silence;
  private final AtomicBoolean asking = new AtomicBoolean();
  private boolean opened;
  private @Nullable Message failed;
  private int failures;
  private volatile @Nullable Session session; // for those who watch
  private volatile boolean stood; // written by the threads of sessions, too

  End(Side side, BridgePlan plan, String channel, Crossing crossing, Bank bank) {
    this.side = side;
    this.shore = plan.shore(side);
    this.silence = plan.silence();
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

  /** Marks a part of the silence that may be. Thread: one for all ends, which does not wait. */
  void tick() {
    Session watched = session;
    if (watched == null) {
      return;
    }
    crossing.sentTo(side).tick();
    if (watched.tick()) {
      asking.set(true);
      crossing.towards(side).wake();
    }
  }

  /** Ends now what is still there; does not wait. */
  void cut() {
    Session left = session;
    if (left != null) {
      left.cut(new IOException("the bridge ends"));
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Holds one session, from its opening to its end. */
  private void live(Visit visit) throws InterruptedException {
    long since = System.nanoTime();
    try (Session opening = shore.open(channel, silence, visit)) {
      session = opening;
      if (opened) {
        crossing.rejoined();
      }
      opened = true;
      visit.stands = true;
      bank.up();
      visit.lull.begin(System.nanoTime());
      sendMissing(opening, visit);
      sendAll(opening, visit);
    } catch (IOException e) {
      visit.broken(e);
    }
    session = null;
    crossing.sentTo(side).lost();
    if (System.nanoTime() - since >= STOOD_NANOS) {
      stood = true;
      backoff.reset();
    }
  }

  /** Compares what was sent last with the history, and has sent first what is missing in it. */
  private void sendMissing(Session to, Visit visit) throws IOException, InterruptedException {
    Sent sent = crossing.sentTo(side);
    while (!visit.isOver() && sent.isComparing()) {
      askIfTold(to);
      long left = visit.lull.leftNanos(System.nanoTime());
      if (left > 0 && !sent.isEmpty()) {
        crossing.towards(side).rest(left);
      } else {
        crossing.sendMissing(side);
      }
    }
  }

  private void askIfTold(Session to) throws IOException {
    if (asking.getAndSet(false)) {
      to.ask();
    }
  }

  private void sendAll(Session to, Visit visit) throws IOException, InterruptedException {
    while (!visit.isOver()) {
      askIfTold(to);
      Message next = crossing.towards(side).take(() -> visit.isOver() || asking.get());
      if (next != null) {
        send(to, next);
      }
    }
  }

  private void send(Session to, Message message) throws IOException, InterruptedException {
    try {
      to.send(message);
    } catch (IOException e) {
      notSent(message);
      throw e;
    }
    failed = null;
    crossing.sent(side, message, shore.acknowledges());
  }

  /** Keeps a message for the next session, unless it may be what ends them. */
  private void notSent(Message message) {
    failures = message.equals(failed) ? failures + 1 : 1;
    failed = message;
    if (failures == Crossing.ATTEMPTS) {
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
    private final Lull lull = new Lull();
    private boolean stands;
    private volatile boolean ended;
    private volatile @Nullable IOException cause;

    @Override
    public void stirred() {
      lull.stir(System.nanoTime());
    }

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
