package org.mles.conformance.cli;

import java.nio.file.Path;
import org.mles.conformance.cli.file.TextFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.run.Screen;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.run.ExpectedFailures;
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
      description = "Write what failed in a result as expected failures.")
  int write(
      @Parameters(paramLabel = "RESULT.json") Path result,
      @Parameters(paramLabel = "FILE") Path file) {
    RunResult run = TextFile.run(result);
    TextFile.write(file, ExpectedFailures.write(run));
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
    ExpectedFailures expected;
    try {
      expected = ExpectedFailures.parse(file.toString(), TextFile.lines(file));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    RunResult run = expected.apply(TextFile.run(result));
    Screen screen = new Screen(spec.commandLine().getOut(), false, false);
    run.cases().forEach(c -> screen.judged(c, 0, 0));
    spec.commandLine().getOut().println(run.lastLine());
    return ExitCode.of(run).number();
  }
}
