package org.mles.conformance.probe;

import java.util.HashMap;
import java.util.Map;
import org.mles.conformance.wire.RawFrame;

/**
 * The frames that one peer sent whole, to recognise them if they come back. Large ones are not
 * remembered: a case that floods would keep them all in memory.
 *
 * <p>Thread: any; guarded by this.
 */
final class SentFrames {
  private static final int LARGEST_OCTETS = 4096;

  private final Map<RawFrame, Integer> places = new HashMap<>();
  private int count;

  /** Remembers the next frame. */
  synchronized void add(RawFrame frame) {
    if (frame.body().length <= LARGEST_OCTETS) {
      places.putIfAbsent(frame, count);
    }
    count++;
  }

  /** Says what it means that {@code frame} was seen by the peer that sent these. */
  synchronized ConformanceFailure.Symptom symptom(RawFrame frame) {
    int place = places.getOrDefault(frame, -1);
    if (place < 0) {
      return ConformanceFailure.Symptom.NONE;
    }
    return place == 0 ? ConformanceFailure.Symptom.OWN_JOIN : ConformanceFailure.Symptom.OWN_FRAME;
  }
}
