package org.mles.conformance.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.OutputFile;
import org.mles.conformance.cli.option.KnownFailures;
import org.mles.conformance.cli.run.RunEnd;
import org.mles.conformance.cli.run.Screen;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.run.ExpectedFailures;
import org.mles.conformance.text.Printable;
import org.mles.conformance.vector.BundledPacks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a saved run into an expected-failures file, and checks one against the other. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description = "Write or check an expected-failures file.")
final class BaselineCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say 'baseline write' or 'baseline check'");
  }

  @Command(
      name = "write",
      mixinStandardHelpOptions = true,
      description =
          "Write what failed in a result as expected failures; all its cases have to run.")
  int write(
      @Parameters(paramLabel = "RESULT.json") Path result,
      @Parameters(paramLabel = "FILE") Path file) {
    FileSet files = new FileSet();
    RunResult run = InputFile.run(files.reads(result));
    OutputFile list = files.writes(file);
    if (!run.unrun().isEmpty()) {
      say(result + ": " + Printable.line(run.unrun()) + "; nothing is written");
      return ExitCode.INCOMPLETE.number();
    }
    list.write(ExpectedFailures.write(run));
    if (run.count(Verdict.FLAKY) > 0) {
      say("flaky cases are not listed, since no list can expect them");
    }
    spec.commandLine().getOut().println("wrote " + file + "; give each block its reason");
    return ExitCode.CONFORMS.number();
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Judge a saved result by an expected-failures file.")
  int check(
      @Parameters(paramLabel = "RESULT.json") Path result,
      @Parameters(paramLabel = "FILE") Path file) {
    ExpectedFailures expected = KnownFailures.read(file);
    RunResult run = expected.apply(InputFile.run(result));
    Screen screen = new Screen(spec.commandLine().getOut(), false, false);
    run.cases().forEach(c -> screen.judged(c, 0, 0));
    return new RunEnd(spec.commandLine()).stale(expected.stale(() -> known(run)), "case").of(run);
  }

  /** Returns every id that can stand in a list for this kind of run. */
  private static Set<String> known(RunResult run) {
    Set<String> known = new HashSet<>(CaseBook.complete().ids());
    BundledPacks.of(run.spec()).forEach(pack -> pack.tests().forEach(test -> known.add(test.id())));
    run.cases().forEach(c -> known.add(c.id()));
    return known;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
  }
}
