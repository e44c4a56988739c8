package org.mles.channel;

import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.guard.Digest;
import org.mles.guard.LoopGuard;
import org.mles.memory.Rope;

/**
 * Joins the history that a channel holds with the one that a peer brings.
 *
 * <p>Frames are compared by their digests and counted: two equal ones are two. What is held is
 * neither lost nor reordered. What is missing keeps its own order and goes right behind all held
 * frames that precede it at the peer, or in front of everything if there are none; so frames of one
 * sender stay in order wherever they were caught, even behind a join that the peer sends out of its
 * place. Without a common frame, and above all when the held history is a few early joins, the
 * restored frames come first.
 *
 * <p>It copies nothing: what the peer brings is cut down to what is missing, in place, and of that
 * only a number per held frame is kept. Thread: any. Source: RSY-07, RSY-08.
 */
final class HistoryMerge {
  /** How many missing frames go in front of everything, behind the first held one, and so on. */
  private final int[] behind;

  private int missing;

  private HistoryMerge(int held) {
    behind = new int[held + 1];
  }

  /**
   * Finds what is missing.
   *
   * @param held digests of the frames that are held, oldest first
   * @param restored whole frames, oldest first; those that are missing are left of them
   * @param guard knows frames that were held once and are not to come back; null if nobody does
   */
  static HistoryMerge of(long[] held, Rope restored, @Nullable LoopGuard guard) {
    HistoryMerge merge = new HistoryMerge(held.length);
    Places places = new Places(held);
    int last = 0;
    int kept = 0;
    for (int at = 0; at < restored.size(); ) {
      int octets = V1Header.frameOctets(restored.getInt(at));
      long digest = Digest.of(restored, at, at + octets);
      int place = places.take(digest);
      if (place != Places.NONE) {
        last = Math.max(last, place + 1);
      } else if (guard == null || !guard.hasSeen(digest)) {
        restored.move(at, kept, octets);
        kept += octets;
        merge.behind[last]++;
        merge.missing++;
      }
      at += octets;
    }
    restored.truncate(kept);
    return merge;
  }

  /** Returns how many frames are missing. */
  int missing() {
    return missing;
  }

  /**
   * Returns the newest frames of both, in their new order.
   *
   * @param held the frames that are held
   * @param missing those that are not
   * @param missingStart where the missing ones will lie in the log
   */
  FrameList newest(History held, Rope missing, long missingStart) {
    FrameList newest =
        new FrameList(
            held.limits(), (long) held.frames() + this.missing, held.octets() + missing.size());
    int at = 0;
    for (int place = 0; place < behind.length; place++) {
      if (place > 0) {
        newest.offer(held.startOf(place - 1), held.octets(place - 1));
      }
      for (int i = 0; i < behind[place]; i++) {
        int octets = V1Header.frameOctets(missing.getInt(at));
        newest.offer(missingStart + at, octets);
        at += octets;
      }
    }
    return newest;
  }

  /** Returns what a merge occupies beside the frames, at most. */
  static long heapOctets(History held, int restoredOctets) {
    long restored = restoredOctets / V1Header.OCTETS;
    long ofHeld = Places.OCTETS_PER_FRAME + Integer.BYTES;
    return ofHeld * held.frames() + FrameList.heapOctets(held.limits(), held.frames() + restored);
  }
}
