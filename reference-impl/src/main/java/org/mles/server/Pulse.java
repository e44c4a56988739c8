package org.mles.server;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.time.Timers.Timer;

/**
 * Asks a member for signs of life and ends it if there are none: whatever octet comes is one.
 * Thread: the loop of its channel. Source: V2-PING-01, V2-PING-02, V2-DUP-02.
 */
final class Pulse {
  private static final int MOST_UNANSWERED = 4;

  /** So long a member has while somebody waits for its place. */
  static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ClientLine line;
  private long octetsHeard;
  private int unanswered;
  private @Nullable Timer probe;

  Pulse(ClientLine line) {
    this.line = line;
  }

  /** Pings, unless as many pings as may be have had no answer. */
  void tick() {
    if (line.octetsHeard() != octetsHeard) {
      octetsHeard = line.octetsHeard();
      unanswered = 0;
    }
    if (unanswered == MOST_UNANSWERED) {
      expire(WireRule.V2_MUTE, unanswered + " pings without an answer");
    } else if (line.session().ping()) {
      unanswered++;
    }
  }

  /** Pings at once, since somebody else wants its place; once for all who come meanwhile. */
  void probe() {
    if (probe == null && line.session().ping()) {
      long before = line.octetsHeard();
      probe = line.server().loop().timers().after(PROBE_NANOS, () -> judge(before));
    }
  }

  /** Tells whether somebody waits for its answer. */
  boolean isProbing() {
    return probe != null;
  }

  private void judge(long before) {
    probe = null;
    if (line.octetsHeard() == before) {
      expire(WireRule.V2_HOLDER_MUTE, "no answer while somebody waits for this place");
    }
  }

  private void expire(WireRule rule, String why) {
    line.count(new Refusal(rule, why));
    line.session().dismiss(rule.clause() + " " + why);
  }

  /** Ends with the connection. */
  void close() {
    if (probe != null) {
      probe.cancel();
    }
  }
}
