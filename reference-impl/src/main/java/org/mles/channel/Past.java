package org.mles.channel;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.guard.Digest;
import org.mles.guard.LoopGuard;
import org.mles.memory.Budget;
import org.mles.memory.Octets;
import org.mles.memory.Rope;

/**
 * What a channel knows of what was said: its history, and, once it has a link, the guard that knows
 * frames which come back. Thread: loop.
 */
public final class Past {
  private final ChannelLog log;
  private final History history;
  private final Budget heap;
  private @Nullable LoopGuard guard;

  Past(ChannelLog log, HistoryLimits limits, Budget heap) {
    this.log = log;
    this.heap = heap;
    history = new History(limits, heap);
  }

  /** Returns how many frames a joiner would be replayed now. */
  public int frames() {
    return history.frames();
  }

  /** Position of the oldest of them, or the tail if there is none. */
  long start() {
    return history.start();
  }

  /** Returns what a joiner would be replayed now. */
  public Retained retained() {
    return new Retained(history, log);
  }

  /** Takes one frame of so many octets that was appended to the log's tail. */
  void appended(int octets) {
    history.appended(octets);
  }

  /** Gives up the older half of what is retained. */
  void forgetOlderHalf() {
    history.forgetOlderHalf();
  }

  /** Watches for frames that come back, from the first call on. */
  LoopGuard guarded() {
    if (guard == null) {
      guard = new LoopGuard(history.limits().frames(), heap);
    }
    return guard;
  }

  /**
   * Lets the guard know a frame that did not come through the channel.
   *
   * @param origin id of the member that it is of
   */
  public void sighted(long origin, byte[] frame) {
    guarded().isNew(origin, Digest.of(ByteBuffer.wrap(frame)));
  }

  /** Lets the guard know everything that is retained. */
  public void sightedRetained(long origin) {
    for (long digest : retained().digests()) {
      guarded().isNew(origin, digest);
    }
  }

  boolean isGuarded() {
    return guard != null;
  }

  /** Tells whether a frame is to be passed on; it counts as seen then. */
  boolean isNew(long origin, ByteBuffer frame) {
    return guard == null || guard.isNew(origin, Digest.of(frame));
  }

  /** Tells whether a frame is to be passed on; it counts as seen then. */
  boolean isNew(long origin, Octets frame) {
    return guard == null || guard.isNew(origin, Digest.of(frame, 0, frame.size()));
  }

  /** Returns how much heap {@link #missingOf} and {@link #restart} take for a while. */
  long mergeOctets(Rope restored) {
    return HistoryMerge.heapOctets(history, restored.size());
  }

  /**
   * Finds what is missing of what a peer held, and leaves only that of it. Source: RSY-07, RSY-18.
   *
   * @param restored whole frames, oldest first
   */
  HistoryMerge missingOf(long origin, Rope restored) {
    HistoryMerge merge = HistoryMerge.of(retained().digests(), restored, guard);
    if (guard != null) {
      sightedAll(guard, origin, restored);
    }
    return merge;
  }

  /** Lets the guard know whole frames that lie back to back, of which none was seen. */
  private static void sightedAll(LoopGuard guard, long origin, Rope frames) {
    for (int at = 0; at < frames.size(); ) {
      int octets = V1Header.frameOctets(frames.getInt(at));
      guard.isNew(origin, Digest.of(frames, at, at + octets));
      at += octets;
    }
  }

  /**
   * Puts frames that were missing, and are in the log now, where they belong. Source: RSY-08.
   *
   * @param missing what {@code merge} has left
   * @param start where they lie in the log
   */
  void restart(HistoryMerge merge, Rope missing, long start) {
    FrameList merged = merge.newest(history, missing, start);
    history.restart(merged, log.graft(merged), log.tail());
  }

  /** Gives back what it occupies; it must not be used afterwards. */
  void close() {
    history.close();
    if (guard != null) {
      guard.close();
    }
  }
}
