package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.ConformanceFailure.Stage;
import org.mles.conformance.run.Judgement;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.Runner;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.faults.Fault;

/** The gates ask in which part of a case something was missed, whatever its message says. */
final class JudgementIT {
  private static final CaseDefinition CASE =
      CaseBook.complete().cases().stream()
          .filter(c -> c.id().equals("key.wrong.random"))
          .findFirst()
          .orElseThrow();

  @Test
  void aFaultThatTheCaseNamesIsMissedInItsClause() {
    Subject faulty =
        Faults.all().stream()
            .filter(fault -> CASE.kills().contains(fault.word()))
            .map(Fault::subject)
            .findFirst()
            .orElseThrow();
    Judgement judgement = judge(faulty);
    assertThat(judgement.missedIn()).isEqualTo(Stage.CLAUSE);
    assertThat(judgement.isAgainstTheSubject()).isTrue();
  }

  @Test
  void whatSpeaksNoMlesIsMissedInAControl() {
    Judgement judgement = judge(BadPeerSubject.all(Fault.SETTINGS).get(0));
    assertThat(judgement.result().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgement.missedIn()).isEqualTo(Stage.CONTROL);
    assertThat(judgement.isAgainstTheSubject()).isFalse();
  }

  @Test
  void nothingIsMissedInTheReference() {
    Judgement judgement = judge(new ReferenceSubject(Fault.SETTINGS));
    assertThat(judgement.result().verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgement.isAgainstTheSubject()).isFalse();
  }

  private static Judgement judge(Subject subject) {
    Plan plan = Plan.STANDARD.withTimeoutScale(0.3);
    return new Runner(subject, plan, (last, done, total) -> {}).judge(List.of(CASE)).get(0);
  }
}
