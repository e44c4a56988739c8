package org.mles.conformance.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * A sentence that cases ended with, said once for all of them, and the cases by name.
 *
 * @param verdict of each of the cases
 * @param sentence what was found, in one line
 * @param cases at least one, in the order of the run
 */
public record Finding(Verdict verdict, String sentence, List<String> cases) {
  private static final int MOST_NAMED = 8;

  public Finding {
    cases = List.copyOf(cases);
  }

  /** Returns what those cases of a run ended with that are wanted, the first case first. */
  public static List<Finding> of(RunResult run, Predicate<CaseResult> wanted) {
    return Remark.of(run, wanted).stream().map(Remark::finding).toList();
  }

  /** Returns it as an item of a list in Markdown. */
  public String item() {
    String named =
        cases.stream().limit(MOST_NAMED).map(Markup::code).collect(Collectors.joining(", "));
    int more = cases.size() - MOST_NAMED;
    String who = cases.size() == 1 ? named : cases.size() + " cases: " + named;
    return "* "
        + who
        + (more > 0 ? " and " + more + " more" : "")
        + " ("
        + verdict.word()
        + "): "
        + Markup.markdown(sentence)
        + "\n";
  }
}
