package org.mles.conformance.probe;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.RawFrame;

/** A transcript made beforehand, on a clock that only waits move. */
final class CannedArrivals implements Arrivals {
  private final Queue<Entry> entries = new ArrayDeque<>();
  private long nowNanos;

  private record Entry(long atNanos, Seen seen) {}

  CannedArrivals at(long millis, Seen seen) {
    entries.add(new Entry(millis * 1_000_000, seen));
    return this;
  }

  CannedArrivals at(long millis, RawFrame frame) {
    return at(millis, new Seen.Frame(frame));
  }

  @Override
  public @Nullable Seen take(Patience patience) {
    long timeoutNanos = patience.silenceNanos();
    Entry next = entries.peek();
    if (next == null || next.atNanos() > nowNanos + timeoutNanos) {
      nowNanos += timeoutNanos;
      return null;
    }
    nowNanos = Math.max(nowNanos, next.atNanos());
    if (!(next.seen() instanceof Seen.Closed)) {
      entries.remove();
    }
    return next.seen();
  }

  @Override
  public int unfinished() {
    return 0;
  }

  @Override
  public @Nullable Seen peek() {
    Entry next = entries.peek();
    return next == null || next.atNanos() > nowNanos ? null : next.seen();
  }
}
