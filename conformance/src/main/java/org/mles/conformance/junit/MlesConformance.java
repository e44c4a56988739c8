package org.mles.conformance.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.report.Advice;
import org.mles.conformance.report.WireLog;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.Runner;
import org.mles.conformance.run.subjects.Subject;

/**
 * Gives every case for a subject as a dynamic test with the id that the command line uses:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> conformance() {
 *   return MlesConformance.cases(new TargetSubject(address, Settings.ofKeys("key", null)));
 * }
 * }</pre>
 *
 * A client is given as a {@link org.mles.conformance.run.subjects.client.ClientSubject}, which
 * starts one per case, and so does a {@link org.mles.conformance.run.subjects.ProxySubject}.
 *
 * <p>A broken required clause fails, a missed recommendation and a case that the subject cannot be
 * configured for are aborted. {@link MlesTestEngine} does the same without a method, and starts a
 * subject once for all cases.
 */
public final class MlesConformance {
  private MlesConformance() {}

  /**
   * Returns the cases for the subject's kind and protocol; each test starts and ends an instance of
   * it.
   */
  public static Stream<DynamicTest> cases(Subject subject) {
    return cases(subject, Plan.STANDARD.with(1, 1, false));
  }

  /** Returns the same tests, run as {@code plan} says; each is still run alone. */
  public static Stream<DynamicTest> cases(Subject subject, Plan plan) {
    return CaseBook.complete().cases(subject.kind(), subject.declared()).stream()
        .map(c -> DynamicTest.dynamicTest(c.id(), () -> judge(subject, plan, c)));
  }

  private static void judge(Subject subject, Plan plan, CaseDefinition definition)
      throws Throwable {
    Runner runner = new Runner(subject, plan, (last, done, total) -> {});
    CaseResult result = runner.run(List.of(definition)).get(0);
    String account =
        result.message() + "\n" + Advice.of(result) + "\n" + WireLog.of(result.evidence());
    Throwable thrown = Ending.of(result, account);
    if (thrown != null) {
      throw thrown;
    }
  }
}
