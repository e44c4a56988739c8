package org.mles.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.mles.benchmarks.workload.Streams;

/** The proof over channels and publishers, whatever order servers leave between publishers. */
final class DeliveryLedgerPropertyTest {
  /** One message for one subscriber. */
  private record Delivery(int subscriber, long index) {}

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void holdsIfEachMessageComesOnceInTheOrderOfItsPublisher(
      @ForAll @IntRange(min = 1, max = 6) int channels,
      @ForAll @IntRange(min = 1, max = 4) int publishers,
      @ForAll @IntRange(min = 6, max = 12) int subscribers,
      @ForAll @IntRange(min = 1, max = 60) int messages,
      @ForAll long seed) {
    Streams streams = new Streams(channels, publishers);
    DeliveryLedger ledger = new DeliveryLedger(streams, subscribers, 0, 1);
    List<Delivery> all = deliveries(streams, subscribers, messages, seed);
    for (Delivery delivery : all) {
      assertThat(ledger.slowest()).as("not all is there yet").isLessThan(messages);
      assertThat(ledger.accept(delivery.subscriber(), delivery.index())).isTrue();
    }
    assertThat(ledger.slowest()).isGreaterThanOrEqualTo(messages);
    DeliveryLedger.Proof proof = ledger.proof(messages);
    assertThat(proof.holds()).as(proof.complaint()).isTrue();
    assertThat(proof.delivered()).isEqualTo(all.size());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void missesWhatOneSubscriberLacksOfOnePublisher(
      @ForAll @IntRange(min = 1, max = 6) int channels,
      @ForAll @IntRange(min = 1, max = 4) int publishers,
      @ForAll @IntRange(min = 1, max = 60) int messages,
      @ForAll long seed) {
    Streams streams = new Streams(channels, publishers);
    DeliveryLedger ledger = new DeliveryLedger(streams, 12, 0, 1);
    List<Delivery> all = deliveries(streams, 12, messages, seed);
    Delivery lacking = all.get(new Random(seed).nextInt(all.size()));
    for (Delivery delivery : all) {
      if (!delivery.equals(lacking)) {
        ledger.accept(delivery.subscriber(), delivery.index());
      }
    }
    DeliveryLedger.Proof proof = ledger.proof(messages);
    assertThat(proof.holds()).isFalse();
    assertThat(proof.lost()).isEqualTo(1);
    ledger.accept(lacking.subscriber(), lacking.index());
    assertThat(ledger.proof(messages).lost()).isZero();
    ledger.accept(lacking.subscriber(), lacking.index());
    assertThat(ledger.proof(messages).duplicates()).isEqualTo(1);
  }

  /** Returns all deliveries: each publisher's in order for each subscriber, else in any order. */
  private static List<Delivery> deliveries(
      Streams streams, int subscribers, int messages, long seed) {
    List<List<Delivery>> rows = new ArrayList<>();
    for (int subscriber = 0; subscriber < subscribers; subscriber++) {
      for (int publisher = 0; publisher < streams.publishers(); publisher++) {
        int stream = streams.stream(streams.channelOf(subscriber), publisher);
        List<Delivery> row = new ArrayList<>();
        for (long i = stream; i < messages; i += streams.count()) {
          row.add(new Delivery(subscriber, i));
        }
        Collections.reverse(row);
        rows.add(row);
      }
    }
    Random random = new Random(seed);
    List<Delivery> all = new ArrayList<>();
    rows.removeIf(List::isEmpty);
    while (!rows.isEmpty()) {
      List<Delivery> row = rows.get(random.nextInt(rows.size()));
      all.add(row.remove(row.size() - 1));
      rows.removeIf(List::isEmpty);
    }
    return all;
  }
}
