package org.mles.guard;

import org.mles.memory.Budget;

/**
 * Recognises frames that come back: around a ring of servers, or replayed by an upstream server
 * after a reconnect.
 *
 * <p>A frame is known by its digest and counted per origin. If one origin has sent it {@code n}
 * times, another origin's first {@code n} copies are the same frames on another way, and only its
 * further copies are new. So equal frames that one member means to send twice both pass, and a
 * frame that goes round passes once. The window is bounded, and shorter where memory is short; what
 * it has forgotten counts as new.
 *
 * <p>Only channels with an upstream link have a guard: a ring cannot close without one. Thread:
 * loop. Source: PEER-12, PEER-15, PEER-16.
 */
public final class LoopGuard {
  /** Far more than what is on its way in a ring. */
  private static final int MIN_WINDOW = 8192;

  private final Budget heap;
  private final int windowFrames;
  private Sightings sightings = new Sightings(Sightings.FIRST_CAPACITY);

  /**
   * Makes a guard that has seen nothing.
   *
   * @param historyFrames how many frames an upstream server may replay
   */
  public LoopGuard(int historyFrames, Budget heap) {
    this.heap = heap;
    windowFrames = Math.max(MIN_WINDOW, 2 * Math.min(historyFrames, Integer.MAX_VALUE / 4));
    heap.take(Sightings.heapOctets(sightings.capacity()));
  }

  /**
   * Takes note of one frame.
   *
   * @param origin id of the member that it came from; a link has another one after each reconnect,
   *     so that what is replayed then counts as coming from somebody else
   * @param digest what the frame is known by
   * @return whether it is new; if not, it must go no further
   */
  public boolean isNew(long origin, long digest) {
    int known = sightings.mostOfOthers(origin, digest);
    int mine = sightings.add(origin, digest);
    if (sightings.size() > windowFrames || (sightings.isFull() && !grow())) {
      sightings.removeOldest();
    }
    return mine > known;
  }

  /** Tells whether anybody has sent the frame as far as it remembers. */
  public boolean hasSeen(long digest) {
    return sightings.contains(digest);
  }

  private boolean grow() {
    int capacity = (int) Math.min(2L * sightings.capacity(), windowFrames + 1L);
    if (!heap.tryTake(Sightings.heapOctets(capacity))) {
      return false;
    }
    Sightings fewer = sightings;
    sightings = fewer.copy(capacity);
    heap.giveBack(Sightings.heapOctets(fewer.capacity()));
    return true;
  }

  /** Gives back what it occupies; it must not be used afterwards. */
  public void close() {
    heap.giveBack(Sightings.heapOctets(sightings.capacity()));
  }
}
