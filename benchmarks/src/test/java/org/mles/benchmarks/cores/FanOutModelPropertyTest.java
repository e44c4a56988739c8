package org.mles.benchmarks.cores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold whatever the constants are. */
final class FanOutModelPropertyTest {
  private static final int TRIES = 300;
  private static final double ROUNDING = 1e-9;

  @Provide
  Arbitrary<CoreConstants> constants() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1e6),
            Arbitraries.doubles().between(10, 1e5),
            Arbitraries.doubles().between(0.5, 3),
            Arbitraries.doubles().between(0, 1e5),
            Arbitraries.doubles().between(0, 1e5),
            Arbitraries.doubles().between(0, 1e5))
        .as(
            (first, send, slower, tell, later, copy) ->
                new CoreConstants(first, send, send * slower, tell, tell + later, copy));
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void oneLoopMakesEverySendByItself(
      @ForAll("constants") CoreConstants constants,
      @ForAll @IntRange(min = 1, max = 20_000) int subscribers) {
    double expected = constants.firstNs() + subscribers * constants.sendNs();
    for (boolean atWorst : new boolean[] {false, true}) {
      FanOutModel model = new FanOutModel(constants, atWorst);
      assertThat(model.nanos(subscribers, 1)).isCloseTo(expected, within(expected * ROUNDING));
      assertThat(model.efficiency(subscribers, 1)).isCloseTo(1, within(ROUNDING));
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void nothingIsFasterThanItsWorkDividedByItsCores(
      @ForAll("constants") CoreConstants constants,
      @ForAll @IntRange(min = 1, max = 20_000) int subscribers,
      @ForAll @IntRange(min = 1, max = FanOutModel.MOST_LOOPS) int loops) {
    FanOutModel best = new FanOutModel(constants, false);
    double work = subscribers * constants.sendNs() / loops;
    double time = best.nanos(subscribers, loops);
    assertThat(time).isGreaterThanOrEqualTo((constants.firstNs() + work) * (1 - ROUNDING));
    assertThat(best.efficiency(subscribers, loops)).isPositive().isLessThan(1 + ROUNDING);
    FanOutModel worst = new FanOutModel(constants, true);
    assertThat(worst.nanos(subscribers, loops)).isGreaterThanOrEqualTo(time);
    assertThat(best.nanos(subscribers + 1, loops)).isGreaterThanOrEqualTo(time);
  }

  @Property(tries = TRIES / 3, edgeCases = EdgeCasesMode.NONE)
  void noNumberOfLoopsIsFasterThanTheFastestAndBeyondTheLastHalfOfEachCoreIsLost(
      @ForAll("constants") CoreConstants constants,
      @ForAll boolean atWorst,
      @ForAll @IntRange(min = 1, max = 20_000) int subscribers) {
    FanOutModel model = new FanOutModel(constants, atWorst);
    int fastest = model.fastest(subscribers);
    int last = model.most(subscribers, 0.5);
    for (int loops = 1; loops <= FanOutModel.MOST_LOOPS; loops++) {
      assertThat(model.nanos(subscribers, loops))
          .isGreaterThanOrEqualTo(model.nanos(subscribers, fastest));
      if (loops < fastest) {
        assertThat(model.nanos(subscribers, loops))
            .isGreaterThan(model.nanos(subscribers, fastest));
      }
      assertThat(loops > last && model.efficiency(subscribers, loops) >= 0.5).isFalse();
    }
    assertThat(model.efficiency(subscribers, last)).isGreaterThanOrEqualTo(0.5);
  }

  /** Times that the model itself says lead back to its constants. */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void findsTheCostOfASendInTimesThatAreMadeOfIt(
      @ForAll("constants") CoreConstants constants,
      @ForAll @IntRange(min = 64, max = 500) int few,
      @ForAll @IntRange(min = 600, max = 20_000) int many)
      throws Exception {
    CoreConstants slower =
        new CoreConstants(
            constants.firstNs(),
            constants.sendNs(),
            Math.max(constants.sendNs(), constants.sendOfTwoNs()),
            constants.tellNs(),
            constants.hearNs(),
            constants.copyNs());
    FanOutModel model = new FanOutModel(slower, true);
    List<MeasuredTime> times = new ArrayList<>();
    for (int loops = 1; loops <= 2; loops++) {
      for (int subscribers : new int[] {many, few, (few + many) / 2}) {
        long nanos = Math.round(model.nanos(subscribers, loops));
        times.add(new MeasuredTime(subscribers, loops, nanos, 5));
      }
    }
    MeasuredSends sends = new MeasuredSends(times);
    double rounding = 4.0 / (many - few);
    assertThat(sends.sendNanos(1)).isCloseTo(slower.sendNs(), within(rounding));
    assertThat(sends.sendNanos(2)).isCloseTo(slower.sendOfTwoNs(), within(2 * rounding));
    assertThat(sends.firstNanos()).isCloseTo(slower.firstNs(), within(1 + few * rounding));
  }
}
