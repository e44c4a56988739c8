package org.mles.memory;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Bounds the octets of frames that have not arrived whole, over all connections and links of a
 * server, whatever their loop and protocol. Over the bound, whoever holds most has to let go, so
 * that small frames always pass.
 *
 * <p>Thread: any. Source: V1-LIM-12.
 */
public final class PendingFrames {
  private final Budget budget;
  private final Set<Account> accounts = ConcurrentHashMap.newKeySet();

  /** Makes a bound of {@code octets} that nobody uses yet. */
  public PendingFrames(long octets) {
    budget = new Budget(octets);
  }

  /**
   * Opens the account of a connection.
   *
   * @param letGo told how many octets it held when it has to let go of them; called by any thread,
   *     so it passes this on to its loop
   */
  public Account open(IntConsumer letGo) {
    Account account = new Account(letGo);
    accounts.add(account);
    return account;
  }

  /** Returns what all hold together. */
  public long octets() {
    return budget.held();
  }

  private void relieve() {
    accounts.stream()
        .max(Comparator.comparingInt(account -> account.held.get()))
        .ifPresent(Account::dismiss);
  }

  /** What one connection holds. Thread: its loop. */
  public final class Account {
    private final AtomicInteger held = new AtomicInteger();
    private final IntConsumer letGo;

    /** Set by whoever came over the bound, possibly on another loop; read by this one's. */
    private volatile boolean dismissed;

    private Account(IntConsumer letGo) {
      this.letGo = letGo;
    }

    /** Says how many octets it holds now. */
    public void hold(int octets) {
      if (octets == held.get() || dismissed) {
        return;
      }
      int change = octets - held.getAndSet(octets);
      budget.take(change);
      if (change > 0 && budget.isOver()) {
        relieve();
      }
    }

    /** Goes on after all: what it was to let go of had become whole before it heard of that. */
    public void reinstate() {
      dismissed = false;
    }

    /** Ends with the connection. */
    public void close() {
      dismissed = true;
      accounts.remove(this);
      budget.giveBack(held.getAndSet(0));
    }

    /** Counts it no more: another that comes over the bound must find somebody else. */
    private void dismiss() {
      dismissed = true;
      int octets = held.getAndSet(0);
      budget.giveBack(octets);
      letGo.accept(octets);
    }
  }
}
