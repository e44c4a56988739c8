package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.Difference;
import org.mles.conformance.run.Difference.Change;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.text.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changed between two saved runs. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Compare two JSON results; exit 1 if a case fails that did not before, 4 if none does but"
            + " something could not be compared.")
final class DiffCommand implements Callable<Integer> {
  /** One sentence about a thousand cases that did not run says as much as a thousand. */
  private static final int MOST_UNCOMPARED = 20;

  @Parameters(index = "0", paramLabel = "OLD")
  Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW")
  Path after = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    RunResult old = InputFile.run(before);
    RunResult now = InputFile.run(after);
    Difference difference = UsageException.unlessRefused(() -> Difference.between(old, now));
    PrintWriter out = spec.commandLine().getOut();
    tell(before, old);
    tell(after, now);
    if (!old.declared().equals(now.declared())) {
      spec.commandLine().getErr().println("the runs were told different things: see 'declared'");
    }
    difference.lines(Change.BROKEN).forEach(line -> print(out, "broken  ", line));
    difference.lines(Change.FIXED).forEach(line -> print(out, "fixed   ", line));
    difference.lines(Change.OTHER).forEach(line -> print(out, "changed ", line));
    List<String> uncompared = difference.lines(Change.UNCOMPARED);
    uncompared.stream().limit(MOST_UNCOMPARED).forEach(line -> print(out, "not compared  ", line));
    if (uncompared.size() > MOST_UNCOMPARED) {
      out.println("not compared  " + (uncompared.size() - MOST_UNCOMPARED) + " more");
    }
    out.println(lastLine(difference));
    return code(difference).number();
  }

  private void tell(Path file, RunResult run) {
    if (!run.unrun().isEmpty()) {
      spec.commandLine().getErr().println(file + ": " + Printable.line(run.unrun()));
    }
  }

  private static void print(PrintWriter out, String what, String line) {
    out.println(what + Printable.line(line));
  }

  private static String lastLine(Difference difference) {
    List<String> parts = new ArrayList<>();
    for (Change change : Change.values()) {
      parts.add(difference.lines(change).size() + " " + change.words());
    }
    return String.join(", ", parts);
  }

  private static ExitCode code(Difference difference) {
    if (!difference.lines(Change.BROKEN).isEmpty()) {
      return ExitCode.FAILURE;
    }
    return difference.lines(Change.UNCOMPARED).isEmpty() ? ExitCode.CONFORMS : ExitCode.INCOMPLETE;
  }
}
