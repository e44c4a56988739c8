package org.mles.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;

/**
 * Lets a v1 connection into its channel: judges the first frame, then brings in what that says.
 * Thread: loop. Source: V1-KEY-04, RSY-06, RSY-14.
 */
final class V1Gate {
  private final FirstFrame firstFrame;
  private final V1Hall hall;
  private FirstFrame.Opening.@Nullable Admitted knocking;

  V1Gate(SessionRules rules, List<String> endpoints, V1Hall hall) {
    this.hall = hall;
    firstFrame = new FirstFrame(rules, endpoints);
  }

  /**
   * Judges a whole first frame.
   *
   * @param frame cut down to what a resync restores
   * @return null if it may knock
   */
  @Nullable Refusal judge(Rope frame) {
    FirstFrame.Opening opening = firstFrame.judge(frame);
    if (opening instanceof FirstFrame.Opening.Rejected rejected) {
      return rejected.refusal();
    }
    knocking = (FirstFrame.Opening.Admitted) opening;
    return null;
  }

  /** Returns the join that waits; null if none does. */
  @Nullable Join knocking() {
    return knocking == null ? null : knocking.join();
  }

  /**
   * Joins, and brings in what was judged; a resync of one frame is that frame.
   *
   * @return null if it is a member now
   */
  @Nullable Refusal enter(Rope judged) {
    if (knocking == null) {
      throw new IllegalStateException("nobody knocks");
    }
    FirstFrame.Opening.Admitted admitted = knocking;
    knocking = null;
    Refusal refusal = hall.join(admitted.join(), firstOf(judged));
    if (refusal == null) {
      if (admitted.frames() > 1) {
        hall.restore(judged);
      } else {
        hall.publish(judged);
      }
      hall.entered();
    }
    return refusal;
  }

  /** Returns the frame itself, or the oldest of those that a resync brings. */
  private static Octets firstOf(Rope frames) {
    return frames.part(0, V1Header.frameOctets(frames.getInt(0)));
  }
}
