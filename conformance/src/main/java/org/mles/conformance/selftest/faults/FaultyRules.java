package org.mles.conformance.selftest.faults;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.Rules;

/** Finds the rules that have a fault. Thread: any. */
public final class FaultyRules {
  private static final List<Function<Fault, @Nullable Rules>> CHAPTERS =
      List.of(
          StreamFaults::of,
          BodyFaults::of,
          KeyFaults::of,
          MemberFaults::of,
          ForwardFaults::of,
          DeliveryFaults::of,
          HistoryFaults::of,
          EndFaults::of,
          ResyncFaults::of,
          ResyncLiveFaults::of,
          LimitFaults::of,
          CrowdFaults::of,
          PaceFaults::of);

  private FaultyRules() {}

  /**
   * Returns fresh rules with {@code fault} and no other.
   *
   * @throws IllegalArgumentException if nobody can build that fault
   */
  public static Rules of(Fault fault) {
    for (Function<Fault, @Nullable Rules> chapter : CHAPTERS) {
      Rules rules = chapter.apply(fault);
      if (rules != null) {
        return rules;
      }
    }
    throw new IllegalArgumentException("no rules have the fault " + fault.word());
  }
}
