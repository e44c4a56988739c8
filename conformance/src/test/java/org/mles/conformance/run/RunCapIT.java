package org.mles.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.BadPeer;
import org.mles.conformance.selftest.BadPeerSubject;

/** A run ends at its cap, and says of each case that it cut off that it did. */
@Timeout(120)
final class RunCapIT {
  private static final List<CaseDefinition> CASES =
      CaseBook.complete().cases(Kind.SERVER, Protocol.V1);

  @Test
  void whatIsNotDoneAtTheCapIsNotRun() {
    Plan plan = Plan.STANDARD.withTimeoutScale(10).withRunCap(Duration.ofSeconds(1));
    List<CaseResult> results = run(plan);
    assertThat(results).hasSameSizeAs(CASES);
    assertThat(results)
        .filteredOn(result -> result.verdict() != Verdict.NOT_APPLICABLE)
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.cause()).isEqualTo(Cause.INTERRUPTED))
        .allSatisfy(
            result -> assertThat(result.message()).contains("the run reached its cap of 1 s"))
        .anySatisfy(result -> assertThat(result.message()).endsWith("in the middle of this case"))
        .anySatisfy(result -> assertThat(result.message()).startsWith("the run ended before: "));
  }

  @Test
  void theUsualCapLeavesRoomForASubjectThatIsSilentThroughout() {
    Timers timers = Plan.STANDARD.timers();
    Duration waits = timers.patience().multipliedBy(CASES.size() / Plan.STANDARD.jobs());
    assertThat(Plan.STANDARD.most(CASES.size(), timers)).isGreaterThan(waits.multipliedBy(2));
    assertThat(Plan.STANDARD.most(1, timers)).isEqualTo(Duration.ofSeconds(60 + 60 + 10));
  }

  private static List<CaseResult> run(Plan plan) {
    Subject silent = new BadPeerSubject(BadPeer.SILENT, Settings.ofKeys("k", null));
    return new Runner(silent, plan, (last, done, total) -> {}).run(CASES);
  }
}
