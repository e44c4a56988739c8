package org.mles.conformance.selftest.faults;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Fault;
import org.mles.conformance.selftest.model.ClientRules;

/** Finds the rules of a client that have a fault. Thread: any. */
public final class FaultyClientRules {
  private static final List<Function<Fault, @Nullable ClientRules>> CHAPTERS =
      List.of(ClientSendFaults::of, ClientKeyFaults::of, ClientReadFaults::of);

  private FaultyClientRules() {}

  /**
   * Returns fresh rules with {@code fault} and no other.
   *
   * @throws IllegalArgumentException if nobody can build that fault
   */
  public static ClientRules of(Fault fault) {
    for (Function<Fault, @Nullable ClientRules> chapter : CHAPTERS) {
      ClientRules rules = chapter.apply(fault);
      if (rules != null) {
        return rules;
      }
    }
    throw new IllegalArgumentException("no client has the fault " + fault.word());
  }
}
