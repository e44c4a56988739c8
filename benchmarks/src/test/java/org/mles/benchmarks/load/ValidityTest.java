package org.mles.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.stats.NoiseWatch;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;

final class ValidityTest {
  private static final int MESSAGES = 200;
  private static final long MILLI = 1_000_000;
  private static final NoiseWatch.Seen QUIET = new NoiseWatch.Seen(0, 0, 0.0);

  private final DeliveryLedger ledger = new DeliveryLedger(1, MESSAGES, 1);
  private final MessageTimes times = new MessageTimes(Streams.ONE, MESSAGES, 1);

  @Test
  void takesALegInWhichEverythingIsAsItShouldBe() {
    publish(0, 0);
    assertThat(complaint(Profile.PACED, QUIET)).isNull();
  }

  @Test
  void refusesALegInWhichTheClockSteppedBack() {
    // To whoever waits, a clock that went back a second looks like an arrival before the send.
    publish(1000, 0);
    assertThat(complaint(Profile.BURST, QUIET)).contains("the clock stepped");
  }

  @Test
  void refusesAnOpenLoopThatThePublisherCouldNotKeep() {
    publish(0, 50);
    assertThat(complaint(Profile.PACED, QUIET)).contains("send lag p99");
    assertThat(complaint(Profile.BURST, QUIET)).as("a closed loop has no lag").isNull();
  }

  @Test
  void refusesALegWhoseCpuOthersTook() {
    publish(0, 0);
    assertThat(complaint(Profile.BURST, new NoiseWatch.Seen(0, 0, 0.2))).contains("20 %", "stolen");
    assertThat(complaint(Profile.BURST, new NoiseWatch.Seen(0, 0, null))).isNull();
  }

  @Test
  void refusesALegInWhichNothingHappened() {
    Validity validity = new Validity(workload(Profile.BURST), 0, 0, true, null);
    assertThat(validity.complaint(ledger.proof(0), LegLatencies.of(ledger, times), QUIET))
        .isEqualTo("nothing was published");
  }

  @Test
  void refusesMessagesThatNobodySent() {
    publish(0, 0);
    Validity validity = new Validity(workload(Profile.BURST), 3, 0, true, null);
    assertThat(complaint(validity, QUIET)).contains("3 messages", "nobody sent");
  }

  @Test
  void refusesMessagesOfAnotherChannel() {
    publish(0, 0);
    Validity validity = new Validity(workload(Profile.BURST), 0, 2, true, null);
    assertThat(complaint(validity, QUIET)).contains("not proven", "0 lost", "2 in another channel");
  }

  @Test
  void refusesALegWithoutItsClosingMessage() {
    publish(0, 0);
    Validity validity = new Validity(workload(Profile.BURST), 0, 0, false, null);
    assertThat(complaint(validity, QUIET)).contains("closing message");
  }

  @Test
  void refusesALegInWhichALastSendWasNotSeen() {
    publish(0, 0);
    Validity validity = new Validity(workload(Profile.PACED), 0, 0, true, null);
    LegLatencies latencies = LegLatencies.ofSends(times);
    assertThat(validity.complaint(ledger.proof(MESSAGES), latencies, QUIET))
        .contains(MESSAGES + " messages were not sent to all");
  }

  @Test
  void saysThatTheLoadIsTheLimitIfAReceiverHardlyWaits() {
    publish(0, 0);
    assertThat(warnings(0.01))
        .anyMatch(warning -> warning.startsWith(LegResult.Verdict.LOAD_AT_LIMIT));
    assertThat(warnings(0.5))
        .noneMatch(warning -> warning.startsWith(LegResult.Verdict.LOAD_AT_LIMIT));
    assertThat(warnings(null))
        .noneMatch(warning -> warning.startsWith(LegResult.Verdict.LOAD_AT_LIMIT));
  }

  private List<String> warnings(@Nullable Double busiestWaited) {
    return new Validity(workload(Profile.SATURATE), 0, 0, true, busiestWaited)
        .warnings(LegLatencies.of(ledger, times), QUIET);
  }

  /**
   * Notes messages, a millisecond apart, and their arrivals, which are stamped now: long after they
   * left, so that a slow machine changes nothing.
   *
   * @param aheadMillis how far the clock of the publisher is ahead
   * @param lagMillis how late the last twentieth leaves
   */
  private void publish(long aheadMillis, long lagMillis) {
    long start = System.nanoTime() + (aheadMillis - 300) * MILLI;
    for (int i = 0; i < MESSAGES; i++) {
      boolean late = i >= MESSAGES - MESSAGES / 20;
      times.leaves(i, start + i * MILLI, start + (i + (late ? lagMillis : 0)) * MILLI);
    }
    for (int i = 0; i < MESSAGES; i++) {
      ledger.lane(0).accept(i);
    }
  }

  private @Nullable String complaint(Profile profile, NoiseWatch.Seen noise) {
    return complaint(new Validity(workload(profile), 0, 0, true, null), noise);
  }

  private @Nullable String complaint(Validity validity, NoiseWatch.Seen noise) {
    return validity.complaint(ledger.proof(MESSAGES), LegLatencies.of(ledger, times), noise);
  }

  private static Workload workload(Profile profile) {
    long nanos = profile == Profile.SATURATE ? 1 : 0;
    return new Workload(profile, 1, 20, MILLI, 0, 1, 0, MESSAGES, 1, nanos);
  }
}
