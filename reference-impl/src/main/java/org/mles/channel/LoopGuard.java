package org.mles.channel;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mles.hash.SipHash24;

/**
 * Recognises frames that come back: around a ring of servers, or replayed by an upstream server
 * after a reconnect.
 *
 * <p>A frame is known by its octets and counted per origin. If one origin has sent it {@code n}
 * times, another origin's first {@code n} copies are the same frames on another way, and only its
 * further copies are new. So equal frames that one member means to send twice both pass, and a
 * frame that goes round passes once. The window is bounded; what it has forgotten counts as new.
 *
 * <p>Only channels with an upstream link have a guard: a ring cannot close without one. Thread:
 * loop. Source: PEER-12, PEER-15, PEER-16.
 */
public final class LoopGuard {
  /** A few MiB per linked channel; far more than what is on its way in a ring. */
  private static final int MIN_WINDOW = 8192;

  private static final SecureRandom RANDOM = new SecureRandom();

  private record Sighting(long digest, long origin) {}

  // A secret key, so that nobody can choose frames that look alike to the guard.
  private final long k0;
  private final long k1;
  private final Map<Long, Map<Long, Integer>> countsByDigest = new HashMap<>();
  private final ArrayDeque<Sighting> window = new ArrayDeque<>();

  private final int windowFrames;

  /**
   * Makes a guard that has seen nothing.
   *
   * @param historyFrames how many frames an upstream server may replay
   */
  public LoopGuard(int historyFrames) {
    windowFrames = Math.max(MIN_WINDOW, 2 * Math.min(historyFrames, Integer.MAX_VALUE / 2));
    k0 = RANDOM.nextLong();
    k1 = RANDOM.nextLong();
  }

  /**
   * Takes note of one frame.
   *
   * @param origin id of the member that it came from; a link has another one after each reconnect,
   *     so that what is replayed then counts as coming from somebody else
   * @param frame the frame, from position to limit, which stay as they are
   * @return whether it is new; if not, it must go no further
   */
  public boolean isNew(long origin, ByteBuffer frame) {
    long digest = digest(frame);
    Map<Long, Integer> counts = countsByDigest.computeIfAbsent(digest, unused -> new HashMap<>());
    int known = 0;
    for (Map.Entry<Long, Integer> count : counts.entrySet()) {
      known = count.getKey() == origin ? known : Math.max(known, count.getValue());
    }
    int mine = counts.merge(origin, 1, Integer::sum);
    window.addLast(new Sighting(digest, origin));
    if (window.size() > windowFrames) {
      forget(window.removeFirst());
    }
    return mine > known;
  }

  /**
   * Leaves out of a restored past what it has seen and the history has dropped, even if {@code
   * origin} itself sent it over an earlier connection; in a ring it would go round for ever. Takes
   * note of what is left and not held. Source: RSY-18.
   *
   * @param held the history, which is restored to nobody
   */
  List<byte[]> unseen(long origin, List<byte[]> held, List<byte[]> restored) {
    Set<byte[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<byte[]> missing = HistoryMerge.of(held, restored).missing();
    for (byte[] frame : missing) {
      if (countsByDigest.containsKey(digest(ByteBuffer.wrap(frame)))) {
        seen.add(frame);
      }
    }
    // Noted only now, or the second of two equal frames would look like one that was seen.
    for (byte[] frame : missing) {
      if (!seen.contains(frame)) {
        isNew(origin, ByteBuffer.wrap(frame));
      }
    }
    return seen.isEmpty() ? restored : restored.stream().filter(f -> !seen.contains(f)).toList();
  }

  private void forget(Sighting sighting) {
    Map<Long, Integer> counts = countsByDigest.get(sighting.digest());
    if (counts == null) {
      return;
    }
    counts.computeIfPresent(sighting.origin(), (origin, n) -> n == 1 ? null : n - 1);
    if (counts.isEmpty()) {
      countsByDigest.remove(sighting.digest());
    }
  }

  private long digest(ByteBuffer frame) {
    SipHash24 hash = new SipHash24(k0, k1);
    for (int i = frame.position(); i < frame.limit(); i++) {
      hash.update(frame.get(i));
    }
    return hash.finish();
  }
}
