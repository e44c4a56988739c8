package org.mles.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.conformance.time.Patience;

/** A stream is judged in a time that grows with its length and no faster. */
final class StreamExpectTest {
  private static final Seen.Octets MEBIBYTE = new Seen.Octets(new byte[1 << 20]);

  /** Looked at anew for each octet, this took days. */
  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endlessOctetsThatAllMayEndTheSentinelAreAFailureSoon() {
    StreamExpect expect = new StreamExpect("alice", new Endless(), Timers.STANDARD);
    assertThatThrownBy(() -> expect.until(new byte[] {1, 0}))
        .isInstanceOf(ConformanceFailure.class)
        .hasMessage("alice saw octets without end and no sentinel");
  }

  @Test
  void findsASentinelOverTheBorderOfTwoPieces() {
    LiveArrivals arrivals = new LiveArrivals(new Object(), new Backlog(1000));
    arrivals.put(new Seen.Octets(new byte[] {7, 1}));
    arrivals.put(new Seen.Octets(new byte[] {2, 9}));
    StreamExpect expect = new StreamExpect("alice", arrivals, Timers.STANDARD);
    assertThat(expect.until(new byte[] {1, 2})).containsExactly(7);
    assertThat(expect.octet()).isEqualTo((byte) 9);
  }

  /** A subject that sends the same octets for ever. */
  private static final class Endless implements Arrivals {
    @Override
    public int unfinished() {
      return 0;
    }

    @Override
    public Seen take(Patience patience) {
      return MEBIBYTE;
    }

    @Override
    public Seen peek() {
      return MEBIBYTE;
    }
  }
}
