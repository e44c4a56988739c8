package org.mles.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Direct memory of all channels of a server, over its loops and protocols: an {@link Arena}, and
 * how many channels there are to share it.
 *
 * <p>It takes memory away from nobody. A router that finds it short gives up some of its own and
 * wakes the others, which look for themselves. That happens between turns, so a part of the arena
 * is spare: for what a turn brings before anybody can give way. Thread: any. Source: V1-LIM-11.
 */
public final class LogMemory {
  /** The spare part is one of so many. */
  private static final int SPARE_PART = 8;

  private final Arena arena;
  private final AtomicInteger populated = new AtomicInteger();
  private final AtomicInteger deserted = new AtomicInteger();
  private final List<Runnable> wakers = new CopyOnWriteArrayList<>();

  /** Makes the memory of a server without channels, of at most {@code octets}. */
  public LogMemory(long octets) {
    arena = new Arena(octets);
  }

  /** Takes a segment as {@link Arena#take} does. */
  public @Nullable Segment take(int octets) {
    return arena.take(octets);
  }

  /** Takes back a segment that no cursor can reach any more. */
  public void recycle(Segment segment) {
    arena.recycle(segment);
  }

  /** Returns what all logs hold, read or not. */
  public long heldOctets() {
    return arena.takenOctets();
  }

  /** Returns what all logs may hold between turns. */
  public long boundOctets() {
    return arena.octets() - arena.octets() / SPARE_PART;
  }

  /** Tells whether somebody has to give up something. */
  public boolean isShort() {
    return heldOctets() > boundOctets();
  }

  /** Tells whether the spare part is half used up: nothing more should be read from clients. */
  public boolean isTight() {
    return !hasRoomFor(arena.octets() / SPARE_PART / 2);
  }

  /** Tells whether so much could be appended to a log now. */
  public boolean hasRoomFor(long octets) {
    return arena.octets() - heldOctets() >= octets;
  }

  /** Tells whether one more channel with members could have the least that each needs. */
  public boolean hasRoomForChannel() {
    return populated.get() < boundOctets() / Arena.SMALLEST_OCTETS;
  }

  /**
   * Returns what each channel with members may keep at least: an equal share of what is left when
   * {@code wanted} octets are free, and of a little less than the bound, so that the next frame
   * does not make memory short again.
   */
  public long shareOctets(long wanted) {
    long bound = boundOctets();
    long left = Math.min(bound - bound / SPARE_PART, arena.octets() - wanted);
    return Math.max(0, left) / Math.max(1, populated.get());
  }

  /** Counts channels that have members. */
  public void populated(int change) {
    populated.addAndGet(change);
  }

  /** Counts channels that are kept for their history alone. */
  public void deserted(int change) {
    deserted.addAndGet(change);
  }

  /** Returns how many channels are kept for their history alone. */
  public int desertedChannels() {
    return deserted.get();
  }

  /** Has {@code waker} run when somebody finds that memory is short; it may run on any thread. */
  public void onShortage(Runnable waker) {
    wakers.add(waker);
  }

  /** Has everybody look whether there is something to give up. */
  public void wakeAll() {
    wakers.forEach(Runnable::run);
  }
}
