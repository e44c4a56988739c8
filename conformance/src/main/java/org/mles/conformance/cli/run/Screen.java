package org.mles.conformance.cli.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.report.Advice;
import org.mles.conformance.report.Diagnosis;
import org.mles.conformance.report.WireLog;
import org.mles.conformance.run.Progress;
import org.mles.conformance.text.Printable;

/**
 * Prints what a person wants to see: what did not pass, as it happens, and on a terminal a line of
 * progress. Colours only on a terminal and without {@code NO_COLOR}.
 *
 * <p>Thread: one call at a time.
 */
public final class Screen implements Progress {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final boolean colours;
  private final boolean verbose;

  /** Prints to {@code out}; on a terminal with a line of progress, and all of it if verbose. */
  public Screen(PrintWriter out, boolean terminal, boolean verbose) {
    this.out = out;
    this.terminal = terminal;
    this.colours = terminal && System.getenv("NO_COLOR") == null;
    this.verbose = verbose;
  }

  @Override
  public void judged(CaseResult last, int done, int total) {
    Verdict verdict = last.verdict();
    boolean telling =
        verdict.tally() == Verdict.Tally.FAILED
            || verdict == Verdict.WARN
            || last.cause() == Cause.SUITE_ERROR
            || verbose;
    clear();
    if (telling) {
      line(last);
    }
    if (terminal && done < total) {
      out.print(done + "/" + total + " " + Printable.line(last.id()));
    }
    out.flush();
  }

  /** Shows a line that the next one takes the place of; on a terminal only. */
  void live(String text) {
    if (terminal) {
      out.print(CLEAR + text);
      out.flush();
    }
  }

  /** Takes the live line away. */
  void clear() {
    if (terminal) {
      out.print(CLEAR);
    }
  }

  /** Prints a line. */
  void say(String text) {
    out.println(text);
  }

  private void line(CaseResult result) {
    String what = Printable.line(result.id()) + "  " + Printable.line(result.title());
    out.println(coloured(result.verdict()) + "  " + what);
    result.message().lines().forEach(line -> out.println("      " + Printable.line(line)));
    String advice = Advice.of(result);
    if (!advice.isEmpty()) {
      out.println("      " + advice);
    }
    if (verbose && !result.evidence().isEmpty()) {
      out.print(WireLog.of(result.evidence()));
    }
  }

  /** Prints what is broken and how many cases ended how. */
  void summary(RunResult run) {
    Diagnosis.of(run).lines().forEach(line -> out.println(Printable.line(line)));
    again(run);
    for (Verdict verdict : Verdict.values()) {
      long count = run.count(verdict);
      if (count > 0) {
        out.println(String.format(Locale.ROOT, "%6d %s", count, verdict.word()));
      }
      if (verdict == Verdict.NOT_APPLICABLE) {
        reasons(run).forEach((why, cases) -> out.println("       " + cases + ": " + why));
      }
    }
    run.notJudged().forEach(out::println);
    out.println("declared: " + Printable.line(run.declaredLine()));
    String subject = Printable.line(run.subject());
    out.println("subject: " + subject + ", seed " + run.seed() + ", " + run.millis() + " ms");
  }

  /** Prints how to run one case again: the one that shows best what is broken. */
  private void again(RunResult run) {
    Stream.concat(
            Diagnosis.of(run).broken().stream().map(Diagnosis.Broken::witness),
            run.cases().stream().filter(c -> c.verdict().tally() == Verdict.Tally.FAILED))
        .map(run::again)
        .filter(command -> !command.isEmpty())
        .findFirst()
        .ifPresent(command -> out.println("run one again: " + Printable.text(command)));
  }

  /** Returns what was lacking, each with how many cases lacked it. */
  private static Map<String, Long> reasons(RunResult run) {
    return run.cases().stream()
        .filter(c -> c.verdict() == Verdict.NOT_APPLICABLE)
        .collect(
            Collectors.groupingBy(
                c -> Printable.line(c.message()), TreeMap::new, Collectors.counting()));
  }

  private String coloured(Verdict verdict) {
    String word = String.format(Locale.ROOT, "%-5s", verdict.word());
    if (!colours) {
      return word;
    }
    int colour =
        switch (verdict.tally()) {
          case PASSED -> 32;
          case FAILED -> 31;
          case SKIPPED -> 33;
        };
    return "\u001b[" + colour + "m" + word + "\u001b[0m";
  }
}
