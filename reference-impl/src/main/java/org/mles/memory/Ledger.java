package org.mles.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one protocol on all loops, against two bounds: how many have members, and how
 * many are kept for their history alone, of which the one deserted longest goes first. Asked when
 * channels come and go, never per frame. Thread: any. Source: V1-LIM-04, V1-LIM-09, V1-LIM-10.
 */
public final class Ledger {
  /** A channel that is kept, as its loop knows it. */
  public interface Kept {
    /**
     * Forgets it, unless it is in use again. Thread: any; that of its loop if {@code asking} is of
     * that loop.
     *
     * @param asking what is kept now in its place
     */
    void makeWayFor(Kept asking);
  }

  private final Map<Kept, Kept> kept = new LinkedHashMap<>();
  private int populated;

  /** Counts one more channel with members, unless there are as many as {@code bound}. */
  public synchronized boolean tryPopulate(int bound) {
    boolean room = populated < bound;
    populated += room ? 1 : 0;
    return room;
  }

  /** Counts one less. */
  public synchronized void vacated() {
    populated--;
  }

  /** Counts a channel that is kept; if there are too many then, the oldest makes way. */
  public void keep(Kept channel, int bound) {
    Kept oldest = add(channel, bound);
    if (oldest != null) {
      oldest.makeWayFor(channel);
    }
  }

  private synchronized @Nullable Kept add(Kept channel, int bound) {
    kept.put(channel, channel);
    if (kept.size() <= bound) {
      return null;
    }
    Kept oldest = kept.keySet().iterator().next();
    kept.remove(oldest);
    return oldest;
  }

  /** Counts a channel no longer that was kept. */
  public synchronized void release(Kept channel) {
    kept.remove(channel);
  }
}
