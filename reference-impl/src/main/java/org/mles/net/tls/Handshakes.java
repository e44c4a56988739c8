package org.mles.net.tls;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/**
 * What the handshakes of a server share: the threads that work them off, their bound, and the
 * memory that they and what comes of them count against.
 *
 * <p>Each has one step at most that waits for a thread, so their bound is that of the queue too.
 * Thread: any. Source: TLS-LIM-01, TLS-LIM-02.
 */
public final class Handshakes {
  /**
   * Heap of an established connection beside its buffers: 5.1 KiB in version 1.2, 6.1 KiB in 1.3,
   * 8.2 KiB where pointers have 8 octets (x86-64, JDK 17, 2026-11).
   */
  static final int ESTABLISHED_OCTETS = 9 << 10;

  /**
   * What a handshake needs more than that, while it is under way: the JVM's engine collects one
   * message of up to 32 KiB, beside keys and certificates.
   */
  static final int UNDER_WAY_OCTETS = 48 << 10;

  private final Executor workers;
  private final int most;
  private final Budget heap;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * Bounds handshakes.
   *
   * @param workers does what takes time, never in the thread of a loop unless a test wants that
   * @param most how many may be under way at a time
   * @param heap what they count against
   */
  public Handshakes(Executor workers, int most, Budget heap) {
    this.workers = workers;
    this.most = most;
    this.heap = heap;
  }

  Budget heap() {
    return heap;
  }

  /** Lets one begin; {@link #leave} must follow, and {@link #forget} when its connection ends. */
  void enter() throws TlsRefused {
    if (underWay.incrementAndGet() > most) {
      underWay.decrementAndGet();
      throw new TlsRefused(WireRule.TLS_TOO_MANY_HANDSHAKES, most + " are under way");
    }
    if (!heap.tryTake(UNDER_WAY_OCTETS + ESTABLISHED_OCTETS)) {
      underWay.decrementAndGet();
      throw new TlsRefused(WireRule.NO_MEMORY, "for a handshake");
    }
  }

  /** One that had begun is over. */
  void leave() {
    heap.giveBack(UNDER_WAY_OCTETS);
    underWay.decrementAndGet();
  }

  /** A connection whose handshake had begun is gone, that is over too. */
  void forget() {
    heap.giveBack(ESTABLISHED_OCTETS);
  }

  /** Has a step worked off, which tells by itself when it is. */
  void work(Runnable step) throws TlsRefused {
    try {
      workers.execute(step);
    } catch (RejectedExecutionException e) {
      throw new TlsRefused(WireRule.TLS_HANDSHAKE, "this side ends", e);
    }
  }
}
