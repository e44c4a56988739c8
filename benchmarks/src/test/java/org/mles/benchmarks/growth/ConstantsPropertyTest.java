package org.mles.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.mles.benchmarks.testing.GrowthSamples;

/** A server that costs exactly so much is found to cost that, whatever it makes once. */
final class ConstantsPropertyTest {
  private static final double ROUNDING = 1;

  @Property(tries = 200)
  void findsWhatAServerCosts(
      @ForAll @LongRange(min = 100, max = 100_000) long send,
      @ForAll @LongRange(max = 10_000_000) long hop,
      @ForAll @LongRange(min = 100, max = 50_000) long heap,
      @ForAll @LongRange(max = 50_000) long kernel) {
    GrowthSamples server = new GrowthSamples(send, 2 * send, hop, heap, 3 * heap, kernel);
    Constants constants = Constants.of(server.sweep(List.of(100, 1000, 10_000), List.of(5)));
    assertThat(constants.sendNanos()).isEqualTo((double) send);
    assertThat(constants.readNanos()).isEqualTo(2.0 * send);
    assertThat(constants.hopNanos()).isCloseTo((double) hop, within(ROUNDING));
    assertThat(constants.heapOctets()).isCloseTo((double) heap, within(ROUNDING));
    assertThat(constants.residentOctets()).isCloseTo(3.0 * heap, within(ROUNDING));
    assertThat(constants.kernelOctets()).isCloseTo(kernel / 2.0, within(ROUNDING));
    assertThat(constants.bareOctets()).isEqualTo((double) GrowthSamples.BARE_OCTETS);
    assertThat(constants.wireOctets()).isEqualTo(63.0);
  }

  @Example
  void refusesASweepThatDoesNotTell() {
    GrowthSamples usual = GrowthSamples.usual();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Constants.of(usual.sweep(List.of(100), List.of(5))));
    GrowthSamples lighter = new GrowthSamples(5, 5, 5, -3, 3, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Constants.of(lighter.sweep(List.of(100, 200), List.of())))
        .withMessageContaining("heap");
  }

  @Property(tries = 100)
  void foretellsATreeOfSuchServers(
      @ForAll @LongRange(min = 100, max = 100_000) long send,
      @ForAll @LongRange(min = 1, max = 8) long peers) {
    GrowthSamples server = new GrowthSamples(send, send, 0, 100, 300, 0);
    Constants constants = Constants.of(server.sweep(List.of(100, 1000), List.of()));
    int subscribers = 100 * (int) peers;
    TreeForecast forecast = new TreeForecast(constants, (int) peers, subscribers, 1);
    double work = 2.0 * subscribers * send + peers * send;
    assertThat(forecast.toLastNanos()).as("one core does all").isCloseTo(work, within(work / 1e6));
    TreeCheck check =
        TreeCheck.of(
            constants, server.run(subscribers, Math.round(2 * work), Long.toString(peers)));
    assertThat(check.legs()).isEqualTo(1);
    assertThat(check.forecast().peers()).isEqualTo((int) peers);
    assertThat(check.serverRatio()).isNotNull();
  }
}
