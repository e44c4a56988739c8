package org.mles.benchmarks.crew;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.crew.word.CrewWord.Part;

/**
 * What a publisher hears of the other agents while it publishes, stamped by its own clock as it
 * comes in.
 *
 * <p>Law: words of one agent come one at a time. Their thread writes stamps and then sets progress;
 * whoever has read progress may read the stamps below it.
 *
 * <p>Thread: those of the group hear, the agent's reads.
 */
final class Control {
  private final List<String> peers;
  private final long leg;
  private final int place;
  private final LongSupplier clock;
  private final AtomicLongArray warmedUp;
  private final AtomicLongArray progress;
  private final AtomicLongArray ponged;
  private final long[][] reportedNanos;
  private final long[] pongNanos;
  private volatile @Nullable String over; // set by a thread of the group, read by the agent's

  Control(CrewWord.Prepare prepare, LongSupplier clock) {
    this.peers = prepare.peers();
    this.leg = prepare.leg();
    this.place = prepare.place();
    this.clock = clock;
    this.warmedUp = new AtomicLongArray(peers.size());
    this.progress = new AtomicLongArray(peers.size());
    this.ponged = new AtomicLongArray(peers.size());
    this.reportedNanos = new long[peers.size()][prepare.workload().measured()];
    this.pongNanos = new long[peers.size()];
  }

  /**
   * Takes a word that is for the publisher; returns whether it was. The end of the leg and that of
   * the coordinator, who is none of the agents, end the publisher's wait.
   *
   * @param word null if the peer has left
   */
  boolean takes(String peer, @Nullable CrewWord word) {
    int from = peers.indexOf(peer);
    if (from < 0) {
      if (word == null || (word instanceof CrewWord.End end && end.leg() == leg)) {
        over = word == null ? "the coordinator is gone" : "the coordinator ended the leg";
      }
      return false;
    }
    if (word instanceof CrewWord.Have have && have.leg() == leg && have.place() == place) {
      have(from, have);
      return true;
    }
    if (word instanceof CrewWord.Pong pong && pong.leg() == leg) {
      pongNanos[from] = clock.getAsLong();
      ponged.set(from, pong.number());
      return true;
    }
    return false;
  }

  private void have(int from, CrewWord.Have have) {
    if (have.part() == Part.WARM_UP) {
      warmedUp.set(from, have.progress());
      return;
    }
    long now = clock.getAsLong();
    long[] stamps = reportedNanos[from];
    for (long i = progress.get(from); i < Math.min(have.progress(), stamps.length); i++) {
      stamps[(int) i] = now;
    }
    progress.set(from, Math.max(progress.get(from), have.progress()));
  }

  /** Returns how far the slowest of the others is, a large number if there are none. */
  long slowest(Part part) {
    return least(part == Part.WARM_UP ? warmedUp : progress);
  }

  /** Returns the highest number of a ping that all others have answered. */
  long ponged() {
    return least(ponged);
  }

  private long least(AtomicLongArray values) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < values.length(); i++) {
      least = i == place ? least : Math.min(least, values.get(i));
    }
    return least;
  }

  /** Records how long each of the others took to answer the ping sent at {@code sentNanos}. */
  void record(Histogram roundTrips, long sentNanos) {
    for (int i = 0; i < pongNanos.length; i++) {
      if (i != place) {
        roundTrips.recordValue(Math.max(0, pongNanos[i] - sentNanos));
      }
    }
  }

  /**
   * Returns when the last of the others had said that all of its own have a message, 0 if never.
   */
  long lastReportNanos(int index) {
    long last = 0;
    boolean first = true;
    for (int i = 0; i < reportedNanos.length; i++) {
      if (i != place) {
        if (progress.get(i) <= index) {
          return 0;
        }
        last = first ? reportedNanos[i][index] : Math.max(last, reportedNanos[i][index]);
        first = false;
      }
    }
    return last;
  }

  boolean isAlone() {
    return peers.size() == 1;
  }

  List<String> others() {
    return peers.stream().filter(peer -> !peer.equals(peers.get(place))).toList();
  }

  /** Returns why the leg is over, null as long as it is not. */
  @Nullable String over() {
    return over;
  }
}
