package org.mles.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.mles.benchmarks.growth.ServerTree.Tier;

/** Whatever is measured and asked: a tree that is found keeps every bound, and no smaller does. */
final class ServerTreePropertyTest {
  private static final Constants USUAL =
      new Constants(5_000, 7_000, 100_000, 1_500, 3_000, 4_000, 60e6, 63);
  private static final Demand MILLION = new Demand(1_000_000, 1, 1e9, 8, 32e9, 524_288, 0.7);

  @Property(tries = 500)
  void keepsEveryBoundWithAsFewServersAsCanBe(
      @ForAll @DoubleRange(min = 10, max = 1e6) double send,
      @ForAll @DoubleRange(max = 1e7) double hop,
      @ForAll @DoubleRange(min = 100, max = 1e5) double resident,
      @ForAll @LongRange(min = 1, max = 100_000_000) long subscribers,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double rate,
      @ForAll @DoubleRange(min = 1e6, max = 1e10) double within,
      @ForAll @IntRange(min = 1, max = 128) int cores,
      @ForAll @LongRange(min = 300, max = 1_000_000) long descriptors) {
    Constants constants = new Constants(send, send, hop, 1, resident, 0, 1, 1);
    Demand demand = new Demand(subscribers, rate, within, cores, 64e9, descriptors, 0.5);
    Optional<ServerTree> found = found(constants, demand);
    Assume.that(found.isPresent());
    ServerTree tree = found.orElseThrow();
    List<Tier> tiers = tree.tiers();
    assertThat(tiers.get(0).servers()).as("one root").isEqualTo(1);
    assertThat(tiers.get(tiers.size() - 1).below()).isEqualTo(subscribers);
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      assertThat(i + 1 == tiers.size() ? subscribers : tiers.get(i + 1).servers())
          .isEqualTo(tier.below());
      assertThat(tier.servers() * tree.most()).isGreaterThanOrEqualTo(tier.below());
      assertThat((tier.servers() - 1) * tree.most()).isLessThan(tier.below());
      assertThat(rate * tier.fanOut() * send).as("busy").isLessThanOrEqualTo(0.5e9 * (1 + 1e-9));
      assertThat(tier.fanOut() + 200).as("files").isLessThanOrEqualTo(descriptors);
      assertThat(tier.fanOut() * resident + 1).as("memory").isLessThanOrEqualTo(64e9 / cores);
    }
    assertThat(tree.toLastNanos()).as("in time").isLessThanOrEqualTo(within * (1 + 1e-9));
    assertThat(tree.servers()).isEqualTo(tiers.stream().mapToLong(Tier::servers).sum());
    assertThat(tree.machines() * cores).isBetween(tree.servers(), tree.servers() + cores - 1);
    assertThat(tree.sockets()).isEqualTo(subscribers + 2 * (tree.servers() - 1));
  }

  @Property(tries = 200)
  void needsNoFewerServersForMore(
      @ForAll @LongRange(min = 1, max = 10_000_000) long subscribers,
      @ForAll @LongRange(min = 0, max = 10_000_000) long more) {
    Demand less = new Demand(subscribers, 1, 1e9, 8, 32e9, 524_288, 0.7);
    Demand greater = new Demand(subscribers + more, 1, 1e9, 8, 32e9, 524_288, 0.7);
    assertThat(ServerTree.of(USUAL, greater).servers())
        .isGreaterThanOrEqualTo(ServerTree.of(USUAL, less).servers());
  }

  @Example
  void computesAMillionAsByHand() {
    // Two tiers of half a second each: (500 - 0.1) ms / 5 us = 99980; 0.7 s / 5 us = 140000.
    ServerTree tree = ServerTree.of(USUAL, MILLION);
    assertThat(tree.most()).isEqualTo(99_980);
    assertThat(tree.tiers()).containsExactly(new Tier(1, 11), new Tier(11, 1_000_000));
    assertThat(tree.servers()).isEqualTo(12);
    assertThat(tree.machines()).isEqualTo(2);
    assertThat(tree.sockets()).isEqualTo(1_000_022);
    assertThat(tree.heapOctets()).isCloseTo(1_000_022 * 1_500.0, within(1.0));
    assertThat(tree.residentOctets()).isCloseTo(12 * 60e6 + 1_000_022 * 3_000.0, within(1.0));
    assertThat(tree.kernelOctets()).isCloseTo(1_000_022 * 4_000.0, within(1.0));
    assertThat(tree.busyCores()).isCloseTo(1_000_011 * 5e-6, within(1e-9));
    assertThat(tree.octetsPerSecond()).isCloseTo(1_000_011 * 63.0, within(1.0));
    assertThat(tree.toLastNanos()).isCloseTo(2e5 + (11 + 90_910) * 5_000.0, within(1.0));
  }

  @Example
  void isOneServerWhereThatIsEnough() {
    Demand few = new Demand(1, 1, 1e9, 8, 32e9, 524_288, 0.7);
    assertThat(ServerTree.of(USUAL, few).tiers()).containsExactly(new Tier(1, 1));
    assertThat(ServerTree.of(USUAL, few).links()).isZero();
  }

  @Example
  void saysWhyThereIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerTree.of(USUAL, MILLION.at(1e6)))
        .withMessageContaining("no tree")
        .withMessageContaining("byCpu=0");
  }

  private static Optional<ServerTree> found(Constants constants, Demand demand) {
    try {
      return Optional.of(ServerTree.of(constants, demand));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
