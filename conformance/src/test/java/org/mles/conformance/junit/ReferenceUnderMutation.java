package org.mles.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.subjects.reference.ReferenceCodec;
import org.mles.conformance.run.subjects.reference.ReferencePeer;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.VectorPack;
import org.mles.conformance.vector.VectorSuite;

/**
 * The suite as the tests of a mutated reference, for {@code ci/mutation}. Its name keeps it out of
 * normal builds, where the same cases run from the command line's tests.
 */
final class ReferenceUnderMutation {
  /** A mutant that swallows frames costs one patience for each case; a second is plenty alone. */
  private static final double TIMEOUT_SCALE = 0.2;

  /** An operation that the reference has not does not apply, mutated or not. */
  private static final Set<Verdict> FINE =
      EnumSet.of(Verdict.PASS, Verdict.INFO, Verdict.NOT_APPLICABLE);

  /** Each mutant that lives would cost their time anew. */
  private static final Set<String> LONG =
      CaseBook.complete().cases().stream()
          .filter(CaseDefinition::takesLong)
          .map(CaseDefinition::id)
          .collect(Collectors.toUnmodifiableSet());

  @TestFactory
  Stream<DynamicTest> cases() {
    Settings settings = Settings.ofKeys("mutation", null);
    Plan plan =
        new Plan(1, 1, 1, false, TIMEOUT_SCALE, false, Plan.Required.ALL, Duration.ZERO, null);
    return Stream.of(
            new ReferenceSubject(settings),
            new ReferenceSubject(settings.withProtocol(Protocol.N_DRAFT)),
            new ReferencePeer(settings))
        .flatMap(subject -> MlesConformance.cases(subject, plan))
        .filter(test -> !LONG.contains(test.getDisplayName()));
  }

  @TestFactory
  Stream<DynamicTest> vectors() {
    return Stream.of("v1", "n-draft", "v2")
        .flatMap(spec -> BundledPacks.of(spec).stream())
        .map(pack -> DynamicTest.dynamicTest(pack.fileName(), () -> judge(pack)));
  }

  private static void judge(VectorPack pack) {
    List<CaseResult> results;
    try (ReferenceCodec codec = new ReferenceCodec()) {
      results = VectorSuite.run(codec, List.of(pack), vector -> true, result -> true);
    }
    assertThat(results)
        .filteredOn(r -> !FINE.contains(r.verdict()))
        .extracting(CaseResult::id)
        .isEmpty();
  }
}
