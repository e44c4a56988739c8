package org.mles.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.Report;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.BadPeer;
import org.mles.conformance.selftest.BadPeerSubject;
import org.mles.conformance.selftest.Faults;

/** A run against a subject that serves nobody ends soon; any other goes on to its end. */
@Timeout(120)
final class BreakerIT {
  private static final Settings KEYED = Settings.ofKeys("k", null);
  private static final List<CaseDefinition> CASES =
      CaseBook.complete().cases(Kind.SERVER, Protocol.V1);

  @Test
  void asksWhoServesNobodyFewCasesAndSaysSo() {
    Plan plan = Plan.STANDARD.withTimeoutScale(0.1);
    long begin = System.nanoTime();
    List<CaseResult> results = run(new BadPeerSubject(BadPeer.SILENT, KEYED), plan, CASES);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    assertThat(results).hasSameSizeAs(CASES);
    assertThat(results)
        .filteredOn(result -> result.cause() == Cause.UNSERVED)
        .hasSizeGreaterThan(CASES.size() / 2)
        .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.NOT_RUN))
        .allSatisfy(result -> assertThat(result.message()).startsWith("not asked any more: "));
    RunResult run = report(results);
    assertThat(ExitCode.of(run)).isEqualTo(ExitCode.FAILURE);
    for (Report report : List.of(Report.MD, Report.HTML, Report.JUNIT)) {
      assertThat(report.render(run))
          .contains("no honest client was ever served: look first at the key");
    }
  }

  @Test
  void goesOnWithWhoServesInAnotherKeyMode() {
    Subject keyless = new ServesWithoutKey();
    List<CaseDefinition> cases =
        CASES.stream()
            .filter(c -> c.id().startsWith("frame.") || c.id().startsWith("endpoint.ipv4"))
            .toList();
    assertThat(run(keyless, Plan.STANDARD.withTimeoutScale(0.6), cases))
        .noneMatch(result -> result.cause() == Cause.UNSERVED)
        .anyMatch(result -> result.verdict() == Verdict.PASS);
  }

  @Test
  void goesOnWithWhoFailsManyCases() {
    Subject echoes = Faults.named("echoes").subject();
    List<CaseDefinition> cases = CASES.stream().filter(c -> c.chapter().equals("forward")).toList();
    assertThat(run(echoes, Plan.STANDARD.withTimeoutScale(0.2), cases))
        .noneMatch(result -> result.cause() == Cause.UNSERVED);
  }

  @Test
  void asksAllForThoseWhoJudgeTheCases() {
    Subject silent = new BadPeerSubject(BadPeer.CLOSE_AT_ONCE, KEYED);
    Plan plan = Plan.STANDARD.withTimeoutScale(0.02);
    assertThat(new Runner(silent, plan, (last, done, total) -> {}).askingOn().run(CASES))
        .noneMatch(result -> result.cause() == Cause.UNSERVED);
  }

  private static List<CaseResult> run(Subject subject, Plan plan, List<CaseDefinition> cases) {
    return new Runner(subject, plan, (last, done, total) -> {}).run(cases);
  }

  private static RunResult report(List<CaseResult> results) {
    return new RunResult(
        RunResult.FORMAT,
        "",
        "v1",
        "server",
        "silent",
        Map.of(),
        "",
        0,
        0,
        1,
        "",
        Map.of(),
        results);
  }

  /** Silent with a key, and right without. */
  private static final class ServesWithoutKey implements ServerSubject {
    private final ServerSubject right = new ReferenceSubject(KEYED);
    private final ServerSubject silent = new BadPeerSubject(BadPeer.SILENT, KEYED);

    @Override
    public String description() {
      return "serves without a key";
    }

    @Override
    public Settings declared() {
      return KEYED;
    }

    @Override
    public Running start(Settings wanted) {
      boolean keyed = wanted.sharedKey() != null && !wanted.sharedKey().isEmpty();
      return (keyed ? silent : right).start(wanted);
    }
  }
}
