package org.mles.benchmarks.crew;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/** Agents with one known fault each, for the doctor. Thread: any. */
public final class Faults {
  private static final int VICTIM_MESSAGE = 3;

  private Faults() {}

  /** Loses one delivery of its first subscriber, and says so. */
  public static Manner drops() {
    return new Manner(System::nanoTime, Faults::dropping, Optional::of);
  }

  /** Loses one delivery and claims all. */
  public static Manner lies() {
    return new Manner(System::nanoTime, Faults::dropping, word -> Optional.of(flattered(word)));
  }

  /** Never says that it is ready. */
  public static Manner isLate() {
    return new Manner(
        System::nanoTime,
        sink -> sink,
        word -> word instanceof CrewWord.Ready ? Optional.empty() : Optional.of(word));
  }

  /** Has a clock that jumps by an hour in the first measured turn. */
  public static Manner losesItsClock() {
    AtomicLong ahead = new AtomicLong();
    return new Manner(
        () -> System.nanoTime() + ahead.get(),
        sink ->
            (subscriber, word, octets) -> {
              if (ProbePayload.stage(word) == Stage.MEASURED) {
                ahead.set(TimeUnit.HOURS.toNanos(1));
              }
              sink.delivered(subscriber, word, octets);
            },
        Optional::of);
  }

  private static LoadPlan.Sink dropping(LoadPlan.Sink sink) {
    AtomicLong measured = new AtomicLong();
    return (subscriber, word, octets) -> {
      boolean victim = subscriber == 0 && ProbePayload.stage(word) == Stage.MEASURED;
      if (!victim || measured.incrementAndGet() != VICTIM_MESSAGE) {
        sink.delivered(subscriber, word, octets);
      }
    };
  }

  private static CrewWord flattered(CrewWord word) {
    if (!(word instanceof CrewWord.Counted counted)) {
      return word;
    }
    long most = counted.receipts().stream().mapToLong(Receipt::delivered).max().orElse(0);
    List<Receipt> claims =
        counted.receipts().stream()
            .map(receipt -> new Receipt(most, 0, 0, 0, receipt.digest()))
            .toList();
    return new CrewWord.Counted(counted.leg(), counted.part(), counted.place(), claims);
  }
}
