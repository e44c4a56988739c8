package org.mles.memory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts octets that are held for one purpose against their bound.
 *
 * <p>Two ways to take, for two ways to give way: {@link #tryTake} refuses what would go over the
 * bound; {@link #take} lets it go over, and whoever took looks at {@link #isOver} and has somebody
 * give up something. Octets are counted when memory is reserved, so growth by copying counts old
 * and new. Lock-free; called per segment or object, never per delivery.
 *
 * <p>Thread: any.
 */
public final class Budget {
  private final long bound;
  private final AtomicLong held = new AtomicLong();

  /** Makes a budget of which nothing is taken; {@link Long#MAX_VALUE} bounds nothing. */
  public Budget(long bound) {
    this.bound = bound;
  }

  /**
   * Takes {@code octets} unless that would go over the bound.
   *
   * @return whether they are taken
   */
  public boolean tryTake(long octets) {
    if (held.addAndGet(octets) <= bound) {
      return true;
    }
    held.addAndGet(-octets);
    return false;
  }

  /** Takes {@code octets} even over the bound. */
  public void take(long octets) {
    held.addAndGet(octets);
  }

  /** Gives back what was taken. */
  public void giveBack(long octets) {
    held.addAndGet(-octets);
  }

  /** Returns what is taken now. */
  public long held() {
    return held.get();
  }

  /** Returns what may be taken yet. */
  public long left() {
    return Math.max(0, bound - held.get());
  }

  /** Tells whether less than an eighth is left. */
  public boolean isTight() {
    return held.get() > bound - bound / 8;
  }

  /** Tells whether more is taken than the bound allows. */
  public boolean isOver() {
    return held.get() > bound;
  }
}
