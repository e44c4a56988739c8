package org.mles.conformance.selftest.model.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What becomes of a channel whose connection to the upstream server ended, one method per decision,
 * all of them right. Thread: the lane's. Source: WSP-12 to WSP-15.
 */
public class LossRules {
  /** Code of a Close of who cannot go on. */
  protected static final int FAILED = 1011;

  private static final int MOST_REASON_OCTETS = 123;
  private static final int MOST_DOUBLINGS = 6;

  /**
   * A connection is gone, or did not come about; says whether it is tried again.
   *
   * @param refused whether it ended soon and nothing ever came over it
   */
  protected boolean goesOn(ModelLane lane, boolean refused) {
    if (!refused && lane.page().anyOpen()) {
      return true;
    }
    lost(lane);
    return false;
  }

  /** Tells the page that a channel is lost. */
  protected void lost(ModelLane lane) {
    lane.page().close(code(), reason(lane.names().channel()));
  }

  /** Returns the code of that. */
  protected int code() {
    return FAILED;
  }

  /** Returns the reason of that: the channel, cut between two characters. */
  protected byte[] reason(String channel) {
    byte[] octets = channel.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(octets.length, MOST_REASON_OCTETS);
    while (end < octets.length && (octets[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(octets, end);
  }

  /** Returns how long to wait before the next attempt, in milliseconds. Source: WSP-14. */
  protected long waitMillis(ModelLane lane, long firstMillis) {
    return firstMillis << Math.min(lane.failures(), MOST_DOUBLINGS);
  }

  /** An attempt has lasted. Source: WSP-14. */
  protected void lasted(ModelLane lane) {
    lane.forgetFailures();
  }

  /** Returns the message with which a connection opens. Source: WSP-13. */
  protected byte[] opening(ModelLane lane) {
    return lane.first();
  }

  /** Takes what a lost connection had not taken whole, in its order. Source: WSP-15. */
  protected void unsent(ModelLane lane, List<byte[]> bodies) {
    lane.keepFirst(bodies);
  }

  /** Takes what the page says while there is no connection. Source: WSP-13. */
  protected void meanwhile(ModelLane lane, byte[] body) {
    lane.keep(body);
  }
}
