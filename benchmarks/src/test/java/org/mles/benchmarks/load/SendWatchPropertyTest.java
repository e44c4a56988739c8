package org.mles.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Against sockets of a model with a clock of its own, whose looks and wakings take their time. */
final class SendWatchPropertyTest {
  private static final int TRIES = 300;
  private static final int MESSAGES = 12;
  private static final long PATIENCE = 1_000_000_000;

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void aTimeIsNeverEarlyAndLateByNoMoreThanTheLooksAtAllAndAWaking(
      @ForAll @IntRange(min = 1, max = 60) int connections,
      @ForAll @LongRange(min = 0, max = 2_000_000) long spread,
      @ForAll long seed) {
    ModelSockets sockets = new ModelSockets(connections);
    SendWatch watch = watch(sockets);
    SplittableRandom random = new SplittableRandom(seed);
    long asleep = 0;
    for (int message = 0; message < MESSAGES; message++) {
      long sent = sockets.now();
      long last = sockets.schedule(random, spread);
      OptionalLong seen = watch.lastSend(sent, PATIENCE);
      assertThat(seen).isPresent();
      assertThat(seen.getAsLong()).isGreaterThanOrEqualTo(last);
      long late = seen.getAsLong() - Math.max(last, sent + asleep);
      assertThat(late).isLessThanOrEqualTo(sockets.mostLate());
      long took = (seen.getAsLong() - sent) * 4 / 5;
      asleep = message == 0 ? took : Math.min(asleep, took);
      sockets.read();
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void aMessageThatOneLacksIsNotSentWhateverTheOthersHave(
      @ForAll @IntRange(min = 1, max = 60) int connections,
      @ForAll @IntRange(min = 0, max = 59) int who,
      @ForAll long seed) {
    ModelSockets sockets = new ModelSockets(connections);
    SendWatch watch = watch(sockets);
    SplittableRandom random = new SplittableRandom(seed);
    sockets.schedule(random, 1_000_000);
    assertThat(watch.lastSend(sockets.now(), PATIENCE)).isPresent();
    sockets.read();
    long sent = sockets.now();
    sockets.schedule(random, 1_000_000);
    sockets.withhold(who % connections);
    assertThat(watch.lastSend(sent, PATIENCE)).isEmpty();
    assertThat(sockets.now() - sent).isGreaterThanOrEqualTo(PATIENCE);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void servedInOrderItLooksAtFewMoreThanOnceAndIsLateByFewLooks(
      @ForAll @IntRange(min = 20, max = 60) int connections,
      @ForAll @LongRange(min = 10_000, max = 50_000) long each) {
    ModelSockets sockets = new ModelSockets(connections);
    SendWatch watch = watch(sockets);
    for (int message = 0; message < MESSAGES; message++) {
      long sent = sockets.now();
      long last = sockets.scheduleInOrder(message, each);
      int before = sockets.looks();
      long seen = watch.lastSend(sent, PATIENCE).orElseThrow();
      if (message > 0) {
        // A fifth of them, and what a timer of the first sleep leaves.
        long open = connections / 5 + 2 + 200_000 / each;
        assertThat(seen - last).isLessThanOrEqualTo(sockets.mostLate(Math.min(connections, open)));
        assertThat(sockets.looks() - before).isLessThanOrEqualTo(connections * 5 / 2 + 10);
      }
      sockets.read();
    }
  }

  private static SendWatch watch(ModelSockets sockets) {
    return new SendWatch(sockets, sockets.wanted(), sockets::now, sockets::pause);
  }
}
