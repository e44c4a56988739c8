package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/** A report begins with the clause that has the best evidence, not with the one named most. */
final class DiagnosisTest {
  private static final KnownMistakes NOTHING = new KnownMistakes(List.of());

  @Test
  void aMistakeThatIsKnownToMakeTheSameCasesFailComesFirst() {
    KnownMistakes known =
        new KnownMistakes(
            List.of(
                new KnownMistakes.Mistake(
                    "forgets", "B", Set.of("b.one"), Set.of("a.one", "a.two")),
                new KnownMistakes.Mistake(
                    "mixes up", "A", Set.of("a.one"), Set.of("c.one", "c.two"))));
    RunResult run = run(fails("a.one", "A"), fails("a.two", "A"), fails("b.one", "B"));
    Diagnosis diagnosis = Diagnosis.of(run, known);
    assertThat(diagnosis.first()).startsWith("broken: B ");
    assertThat(diagnosis.lines().get(1)).contains("b.one; looks like one that forgets");
  }

  @Test
  void withoutSuchAMistakeTheCaseThatFewMistakesFailComesFirst() {
    KnownMistakes known =
        new KnownMistakes(
            List.of(
                new KnownMistakes.Mistake("x", "X", Set.of("x.one"), Set.of("a.one", "a.two")),
                new KnownMistakes.Mistake("y", "Y", Set.of("y.one"), Set.of("a.one", "a.two")),
                new KnownMistakes.Mistake("z", "Z", Set.of("z.one"), Set.of("b.one", "z.two"))));
    RunResult run = run(fails("a.one", "A"), fails("a.two", "A"), fails("b.one", "B"));
    assertThat(Diagnosis.of(run, known).first()).startsWith("broken: B ");
  }

  @Test
  void cuttingsOfOneCaseAreOneFailure() {
    RunResult run =
        run(
            fails("a.one", "A"),
            fails("a.one[bytewise]", "A"),
            fails("a.one[in-body]", "A"),
            fails("b.one", "B"),
            fails("b.two", "B"));
    assertThat(Diagnosis.of(run, NOTHING).first()).startsWith("broken: B ");
  }

  @Test
  void whatFailsOnlyIfItIsCutIsAMatterOfPieces() {
    RunResult run =
        run(
            result("a.one", "A", "", Verdict.PASS, ""),
            fails("a.one[in-body]", "A"),
            result("b.one", "B", "", Verdict.PASS, ""),
            fails("b.one[in-body]", "B"));
    assertThat(Diagnosis.of(run, NOTHING).first()).startsWith("broken: V1-HDR-13 ");
  }

  @ParameterizedTest
  @CsvSource({
    "octet-fragments, V2-WS-09",
    "empty-fragments, V2-WS-09",
    "ping-between, V2-WS-09",
    "mask-of-any, V2-WS-08",
    "bytewise, V1-HDR-11"
  })
  void whatFailsOnlyInOtherFramesIsAMatterOfThose(String plan, String clause) {
    RunResult run =
        run(
            result("a.one", "A", "", Verdict.PASS, ""),
            fails("a.one[" + plan + "]", "A"),
            result("b.one", "B", "", Verdict.PASS, ""),
            fails("b.one[" + plan + "]", "B"));
    assertThat(Diagnosis.of(run, NOTHING).first()).startsWith("broken: " + clause + " ");
  }

  @Test
  void oneFailureOfACutCaseAmongOthersIsNoMatterOfPieces() {
    KnownMistakes known =
        new KnownMistakes(
            List.of(
                new KnownMistakes.Mistake("x", "X", Set.of("x.one"), Set.of("b.one", "b.two")),
                new KnownMistakes.Mistake("y", "Y", Set.of("y.one"), Set.of("b.one", "b.two"))));
    RunResult run =
        run(
            result("a.one", "A", "", Verdict.PASS, ""),
            fails("a.one[in-body]", "A"),
            fails("b.one", "B"),
            fails("b.two", "B"));
    assertThat(Diagnosis.of(run, known).first()).startsWith("broken: A ");
  }

  @Test
  void whatMostFailuresShowWhateverTheyAreAboutComesFirst() {
    RunResult run =
        run(
            fails("a.one", "A"),
            result("b.one", "B", "E", Verdict.FAIL, "B: saw its own frame"),
            result("c.one", "C", "E", Verdict.FAIL, "C: saw its own frame"));
    assertThat(Diagnosis.of(run, NOTHING).first()).startsWith("broken: E ");
  }

  @Test
  void aRecommendationThatExplainsWhatIsBrokenComesBeforeIt() {
    KnownMistakes known =
        new KnownMistakes(
            List.of(new KnownMistakes.Mistake("stops", "S", Set.of("s.one"), Set.of("a.one"))));
    CaseResult missed = result("s.one", "S", "S", Verdict.WARN, "S: saw nothing");
    assertThat(Diagnosis.of(run(fails("a.one", "A"), missed), known).lines())
        .anySatisfy(line -> assertThat(line).startsWith("broken: A "))
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("missed: S "));
  }

  @Test
  void recommendationsComeFirstOnlyIfNothingElseIsBroken() {
    CaseResult missed = result("s.one", "S", "S", Verdict.WARN, "S: late");
    assertThat(Diagnosis.of(run(missed, fails("a.one", "A")), NOTHING).first())
        .startsWith("broken: A ");
    assertThat(Diagnosis.of(run(missed), NOTHING).first()).startsWith("missed: S ");
  }

  @Test
  void aMistakeThatIsKnownToServeNobodyIsNamedBesideThat() {
    KnownMistakes known =
        new KnownMistakes(
            List.of(new KnownMistakes.Mistake("swallows", "C", Set.of("c.one"), Set.of("d.one"))));
    String control = "positive control: witness expected a join; saw nothing for 5000 ms";
    CaseResult unserved = result("a.one", "A", "", Verdict.FAIL, control);
    RunResult run = run(unserved, unserved, fails("c.one", "C"), fails("d.one", "D"));
    assertThat(Diagnosis.of(run, known).first())
        .startsWith("no honest client was ever served: look first at the key (V1-KEY-01)")
        .endsWith("; it looks like one that swallows (C)");
  }

  @Test
  void everyReportBeginsTheSameWayIfNobodyWasServed() {
    String control = "positive control: witness expected a join; saw nothing for 5000 ms";
    RunResult run =
        run(
            result("a.one", "A", "", Verdict.FAIL, control),
            result("b.one", "B", "", Verdict.FAIL, control));
    String first = "no honest client was ever served: look first at the key (V1-KEY-01)";
    assertThat(Diagnosis.of(run).lines())
        .satisfies(lines -> assertThat(lines.get(0)).startsWith(first))
        .contains("        tried in 2 cases, a.one, b.one: " + control);
    for (Report report : List.of(Report.HTML, Report.JUNIT)) {
      assertThat(report.render(run)).contains(first);
    }
    assertThat(Report.MD.render(run)).contains("no honest client was ever served");
  }

  @Test
  void oneCaseThatPassesDoesNotMeanThatSomebodyWasServed() {
    String control = "positive control: witness expected a join; saw nothing for 5000 ms";
    CaseResult[] cases = new CaseResult[100];
    Arrays.setAll(cases, i -> result("a." + i, "A", "", Verdict.FAIL, control));
    cases[0] = result("b.one", "B", "", Verdict.PASS, "");
    cases[1] = fails("c.one", "C");
    assertThat(Diagnosis.of(run(cases)).first()).startsWith("no honest client was ever served");
    Arrays.fill(cases, 2, 60, result("b.many", "B", "", Verdict.PASS, ""));
    assertThat(Diagnosis.of(run(cases)).first()).startsWith("broken: C ");
  }

  private static CaseResult fails(String id, String clause) {
    return result(id, clause, clause, Verdict.FAIL, clause + ": expected this; saw that");
  }

  private static CaseResult result(
      String id, String clause, String broken, Verdict verdict, String message) {
    return new CaseResult(
        id,
        "",
        "chapter",
        verdict == Verdict.WARN ? "should" : "must",
        List.of(clause),
        broken,
        verdict,
        message,
        "frame from subject",
        Cause.NONE,
        1,
        List.of());
  }

  private static RunResult run(CaseResult... cases) {
    return new RunResult(
        RunResult.FORMAT,
        "0.1.0",
        "v1",
        "server",
        "subject",
        Map.of(),
        "2026-01-01T00:00:00Z",
        1,
        1,
        1,
        "",
        Map.of(),
        List.of(cases));
  }
}
