package org.mles.channel;

/**
 * Bounds of what a channel retains for later joiners.
 *
 * @param frames at most this many; 0 keeps none. Source: V1-HIST-04, V1-HIST-05
 * @param octets at most this many. Source: V1-HIST-10
 */
public record HistoryLimits(int frames, long octets) {
  /** Refuses negative bounds. */
  public HistoryLimits {
    if (frames < 0 || octets < 0) {
      throw new IllegalArgumentException("history of " + frames + " frames, " + octets + " octets");
    }
  }
}
