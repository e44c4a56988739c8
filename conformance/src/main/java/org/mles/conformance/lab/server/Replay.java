package org.mles.conformance.lab.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.Transcript;
import org.mles.conformance.wire.RawFrame;

/** Holds what a joiner got from the history against what it must get. Thread: case. */
public final class Replay {
  private Replay() {}

  /**
   * Proves that a joiner got exactly {@code expected}. The founders of a channel joined at the same
   * time, so their two first frames may come in either order.
   *
   * @param past all that the channel has carried
   */
  static void expect(Lab lab, Member member, List<RawFrame> past, List<RawFrame> expected) {
    List<RawFrame> seen = new ArrayList<>(member.replay());
    boolean founders = expected.size() == member.joinedAt();
    if (founders && seen.size() > 1 && seen.get(0).equals(past.get(1))) {
      Collections.swap(seen, 0, 1);
    }
    boolean oneFounder = expected.size() == member.joinedAt() - 1;
    if (oneFounder && !seen.isEmpty() && seen.get(0).equals(past.get(0))) {
      seen.set(0, past.get(1));
    }
    if (seen.equals(expected)) {
      return;
    }
    throw failure(
        String.format(
            Locale.ROOT,
            "%s expected a history of %d frames; saw %d, %s",
            member.peer().name(),
            expected.size(),
            seen.size(),
            difference(lab.scene().transcript(), expected, seen)),
        expected,
        seen);
  }

  /** Returns the failure of a joiner that got {@code seen} from the history. */
  public static ConformanceFailure failure(
      String text, List<RawFrame> expected, List<RawFrame> seen) {
    boolean sameFrames =
        expected.size() == seen.size() && new HashSet<>(expected).equals(new HashSet<>(seen));
    return sameFrames
        ? new ConformanceFailure(text + "; all are there, in another order", "history of a joiner")
            .with(ConformanceFailure.Symptom.HISTORY_ORDER)
        : new ConformanceFailure(text, "history of a joiner");
  }

  private static String difference(
      Transcript transcript, List<RawFrame> expected, List<RawFrame> seen) {
    for (int i = 0; i < Math.min(expected.size(), seen.size()); i++) {
      if (!expected.get(i).equals(seen.get(i))) {
        return String.format(
            Locale.ROOT,
            "at place %d %s instead of %s",
            i,
            transcript.describe(seen.get(i)),
            transcript.describe(expected.get(i)));
      }
    }
    return expected.size() > seen.size() ? "the newest are missing" : "more than were kept";
  }
}
