package org.mles.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.testing.ManualClock;

/** Timers on a clock whose numbers overflow during the test. */
class TimersTest {
  private final ManualClock clock = new ManualClock();
  private final Timers timers = new Timers(clock);
  private final List<String> ran = new ArrayList<>();
  private final List<Throwable> bugs = new ArrayList<>();

  @Test
  void runsWhatIsDueInTheOrderOfItsTime() {
    timers.after(30, () -> ran.add("last"));
    timers.after(10, () -> ran.add("first"));
    timers.after(20, () -> ran.add("second"));
    assertThat(timers.untilNextNanos()).isEqualTo(10);
    clock.advance(Duration.ofNanos(29));
    timers.runDue(bugs::add);
    assertThat(ran).containsExactly("first", "second");
    assertThat(timers.untilNextNanos()).isEqualTo(1);
    clock.advance(Duration.ofNanos(1));
    timers.runDue(bugs::add);
    assertThat(ran).containsExactly("first", "second", "last");
    assertThat(timers.untilNextNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void doesNotRunWhatWasCancelled() {
    timers.after(10, () -> ran.add("cancelled")).cancel();
    timers.after(20, () -> ran.add("kept"));
    assertThat(timers.untilNextNanos()).as("nobody wakes for a cancelled timer").isEqualTo(20);
    clock.advance(Duration.ofNanos(20));
    timers.runDue(bugs::add);
    assertThat(ran).containsExactly("kept");
  }

  @Test
  void forgetsTheTaskOfACancelledTimer() {
    WeakReference<Object> held = cancelTimerOfALargeObject();
    System.gc();
    assertThat(held.get()).isNull();
  }

  private WeakReference<Object> cancelTimerOfALargeObject() {
    Object large = new byte[1_000_000];
    timers.after(Long.MAX_VALUE, () -> ran.add(large.toString())).cancel();
    timers.after(1, () -> ran.add("in front, so that the other stays queued"));
    return new WeakReference<>(large);
  }

  @Test
  void doesNotTakeTheEndOfTimeForThePast() {
    clock.advance(Duration.ofNanos(5));
    timers.after(Long.MAX_VALUE, () -> ran.add("at the end of time"));
    timers.after(1, () -> ran.add("soon"));
    clock.advance(Duration.ofDays(1));
    timers.runDue(bugs::add);
    assertThat(ran).containsExactly("soon");
  }

  @Test
  void reportsATimerThatThrowsAndRunsTheNext() {
    timers.after(
        1,
        () -> {
          throw new IllegalStateException("broken");
        });
    timers.after(2, () -> ran.add("next"));
    clock.advance(Duration.ofNanos(2));
    timers.runDue(bugs::add);
    assertThat(bugs).hasSize(1);
    assertThat(ran).containsExactly("next");
  }
}
