package org.mles.benchmarks.stats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber received of one numbered stream, and when.
 *
 * <p>Law: one thread calls {@link #accept}, at a time. It writes plain fields and then releases
 * {@code progress}; whoever reads {@link #progress()} first may read everything else. There is no
 * lock, no shared counter and no allocation as long as nothing is lost.
 *
 * <p>Thread: the subscriber's receiver writes, any reads.
 */
public final class Lane {
  private static final VarHandle PROGRESS;

  static {
    try {
      PROGRESS = MethodHandles.lookup().findVarHandle(Lane.class, "progress", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * No publisher is so many messages ahead of a subscriber: a message with such a number is not of
   * the stream.
   */
  private static final long FARTHEST_AHEAD = 1 << 20;

  private final LongSupplier clock;
  private final long[] arrivals;
  private final int stride;
  private long next;
  private long delivered;
  private long duplicates;
  private long reordered;
  private @Nullable BitSet missing;

  @SuppressWarnings("unused") // through PROGRESS
  private long progress;

  /**
   * Makes an empty lane.
   *
   * @param stamps number of arrival times to keep
   * @param stride keeps the time of every {@code stride}-th message
   */
  public Lane(int stamps, int stride) {
    this(stamps, stride, System::nanoTime);
  }

  /** Makes an empty lane whose times are those of {@code clock}, in nanoseconds. */
  Lane(int stamps, int stride, LongSupplier clock) {
    this.clock = clock;
    this.arrivals = new long[stamps];
    this.stride = stride;
  }

  /**
   * Notes that message {@code index} is here now.
   *
   * @return whether it can be of this stream; if not, nothing is noted
   */
  public boolean accept(long index) {
    if (index == next) {
      next = index + 1;
    } else if (index - next > FARTHEST_AHEAD) {
      return false;
    } else {
      acceptOutOfOrder(index);
    }
    delivered++;
    if (index % stride == 0 && index / stride < arrivals.length) {
      stamp((int) (index / stride));
    }
    PROGRESS.setRelease(this, next);
    return true;
  }

  private void stamp(int slot) {
    if (arrivals[slot] == 0) {
      arrivals[slot] = clock.getAsLong();
    }
  }

  private void acceptOutOfOrder(long index) {
    if (index > next) {
      missingSet().set(Math.toIntExact(next), Math.toIntExact(index));
      next = index + 1;
    } else if (missingSet().get(Math.toIntExact(index))) {
      missingSet().clear(Math.toIntExact(index));
      reordered++;
    } else {
      duplicates++;
    }
  }

  private BitSet missingSet() {
    BitSet set = missing;
    if (set == null) {
      set = new BitSet();
      missing = set;
    }
    return set;
  }

  /** Returns one more than the highest number seen. */
  public long progress() {
    return (long) PROGRESS.getAcquire(this);
  }

  /** Returns the deliveries, duplicates included. */
  public long delivered() {
    return delivered;
  }

  /** Returns how many of {@code published} messages never came. */
  public long lost(long published) {
    long never = Math.max(0, published - next);
    return never + (missing == null ? 0 : missing.cardinality());
  }

  /** Returns how many messages came again. */
  public long duplicates() {
    return duplicates;
  }

  /** Returns how many messages came after a later one. */
  public long reordered() {
    return reordered;
  }

  /** Returns the time at which slot {@code slot} came, by the lane's clock, 0 if never. */
  public long arrivalNanos(int slot) {
    return arrivals[slot];
  }
}
