package org.mles.conformance.report.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** Holds the table of all subjects to what its results say. */
final class StandingsTest {
  private static final Source SOURCE = new Source("ci/some", "abc1234", "", "");

  private static final String SCENES =
      """
      {"format": "mles-scenes/1", "date": "2026-11-30", "versions": {"mles": "2.9.4", "mles-client": "2.2.0", "Python": "3"},
       "scenes": [{"name": "a", "about": "A.", "subjects": [
         {"name": "release", "command": "MLES_KEY=k mles --domains x", "output": []},
         {"name": "alice", "command": "mles-client -s y", "output": []}],
        "checks": [{"sentence": "all arrive", "verdict": "pass", "detail": ""},
         {"sentence": "texts do not", "verdict": "expected deviation", "detail": "binary alone"}]}],
       "talks": [{"name": "b", "subjects": [
         {"name": "alice", "command": "mles-client -s z", "output": []}],
        "checks": [{"sentence": "same", "verdict": "fail", "detail": "not so"}], "transcript": []}]}
      """;

  @Test
  void countsEachCaseOnce() {
    Standing row = row(Standings.none().with(run("s", Verdict.values()), SOURCE), 0);
    assertThat(row.asked()).isEqualTo(Verdict.values().length - 1);
    assertThat(row.passed()).isEqualTo(2);
    assertThat(row.failed()).isEqualTo(4);
    assertThat(row.listed()).isEqualTo(1);
    assertThat(row.missed()).isEqualTo(1);
    assertThat(row.notAsked()).isEqualTo(1);
    assertThat(row.source().date()).isEqualTo("2026-01-02");
  }

  @Test
  void whatIsKeptIsReadBack() {
    Standings table = Standings.none().with(run("s", Verdict.values()), SOURCE);
    table = table.with(SCENES, SOURCE);
    assertThat(Standings.read(table.json())).isEqualTo(table);
    assertThat(Standings.read(table.json()).page()).isEqualTo(table.page());
  }

  @Test
  void aNewResultTakesThePlaceOfTheOldOne() {
    Standings table = Standings.none().with(run("b", Verdict.FAIL), SOURCE);
    table = table.with(run("a", Verdict.PASS), SOURCE).with(run("b", Verdict.PASS), SOURCE);
    assertThat(table.subjects()).extracting(Standing::subject).containsExactly("a", "b");
    assertThat(table.subjects()).extracting(Standing::failed).containsExactly(0L, 0L);
  }

  @Test
  void aProgramStandsForTheScenesThatItIsIn() {
    Standings table = Standings.none().with(SCENES, SOURCE);
    assertThat(table.subjects())
        .extracting(Standing::subject)
        .containsExactly("mles 2.9.4", "mles-client 2.2.0");
    assertThat(row(table, 0).asked()).isEqualTo(2);
    assertThat(row(table, 0).failed()).isZero();
    assertThat(row(table, 1).listed()).isEqualTo(1);
    assertThat(row(table, 1).failed()).isEqualTo(1);
  }

  @Test
  void thePageSaysWhyAndLeadsToMore() {
    Source more = new Source("ci/some", "abc1234", "", "more.md");
    Standings table = Standings.none().with(run("a | b", Verdict.WARN), SOURCE);
    String page = table.with(run("c", Verdict.WARN), more).page();
    assertThat(page)
        .contains(
            "| a \\| b | server | v1 | 1 | 0 | 0 | 0 | 1 | 0 | `ci/some`, 2026-01-02, `abc1234` |\n")
        .contains("## a \\| b, server, v1\n\n* `case.0` (warn): V1-HDR-06: saw another\n")
        .contains("| [c](more.md) |")
        .doesNotContain("## c");
  }

  @Test
  void takesNothingElse() {
    for (String other : List.of("{}", "[]", "{\"format\": \"x\"}", "nothing", "")) {
      assertThatThrownBy(() -> Standings.none().with(other, SOURCE))
          .as(other)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Standing row(Standings table, int number) {
    return table.subjects().get(number);
  }

  private static String run(String subject, Verdict... verdicts) {
    List<CaseResult> cases = new ArrayList<>();
    Arrays.stream(verdicts).forEach(verdict -> cases.add(result("case." + cases.size(), verdict)));
    return ResultJson.write(
        new RunResult(
            RunResult.FORMAT,
            "0.1.0",
            "v1",
            "server",
            subject,
            Map.of(),
            "2026-01-02T03:04:05Z",
            12,
            42,
            1,
            "",
            Map.of(),
            cases));
  }

  private static CaseResult result(String id, Verdict verdict) {
    return new CaseResult(
        id,
        "Title",
        "header",
        "must",
        List.of("V1-HDR-06"),
        "",
        verdict,
        verdict == Verdict.PASS ? "" : "V1-HDR-06: saw another",
        "close",
        verdict == Verdict.NOT_RUN ? Cause.UNREACHABLE : Cause.NONE,
        3,
        List.of());
  }
}
