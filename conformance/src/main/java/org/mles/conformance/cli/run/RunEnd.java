package org.mles.conformance.cli.run;

import java.io.PrintWriter;
import java.util.List;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.text.Printable;
import picocli.CommandLine;

/** Says how a run ended, and turns that into an exit code. Thread: caller. */
public final class RunEnd {
  /** What is said of a run in which no case applied. */
  public static final String NOTHING_JUDGED =
      "nothing was judged: the subject has none of what the chosen cases need";

  private final PrintWriter out;
  private final PrintWriter err;
  private boolean stale;
  private boolean lost;

  /** Speaks through the streams of {@code commandLine}. */
  public RunEnd(CommandLine commandLine) {
    out = commandLine.getOut();
    err = commandLine.getErr();
  }

  /**
   * Names entries of an expected-failures file that name nothing.
   *
   * @param noun what they should name, such as {@code case}
   */
  public RunEnd stale(List<String> ids, String noun) {
    ids.forEach(id -> err.println("stale expected failure: there is no " + noun + " " + id));
    stale |= !ids.isEmpty();
    return this;
  }

  /** Says which reports were lost. */
  public RunEnd lost(List<String> reports) {
    reports.forEach(err::println);
    lost |= !reports.isEmpty();
    return this;
  }

  /** Prints the last line of {@code run} and returns the exit code. */
  public int of(RunResult run) {
    ExitCode code = ExitCode.of(run);
    if (code == ExitCode.UNREACHABLE) {
      run.cases().stream()
          .filter(c -> c.cause() == Cause.UNREACHABLE)
          .map(CaseResult::message)
          .findFirst()
          .ifPresent(m -> err.println("cannot reach the subject: " + Printable.shortLine(m)));
    } else if (code == ExitCode.USAGE) {
      err.println(NOTHING_JUDGED);
    }
    out.println(run.lastLine());
    out.flush();
    return worst(code).number();
  }

  private ExitCode worst(ExitCode code) {
    if (code == ExitCode.SUITE_ERROR || code == ExitCode.USAGE) {
      return code;
    } else if (lost) {
      return ExitCode.USAGE;
    }
    return stale ? ExitCode.FAILURE : code;
  }
}
