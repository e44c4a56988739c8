package org.mles.conformance.cli.run;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.KnownFailures;
import org.mles.conformance.cli.option.NameOption;
import org.mles.conformance.cli.option.PlanOptions;
import org.mles.conformance.cli.option.ReportOptions;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.run.ExpectedFailures;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.Runner;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every kind of run has: plan, known failures, reports, and the way to the exit code. */
public final class SessionOptions {
  @Mixin private PlanOptions planOptions = new PlanOptions();
  @Mixin ReportOptions reports = new ReportOptions();

  @Mixin private KnownFailures knownFailures = new KnownFailures();

  @Mixin private NameOption name = new NameOption();

  @Option(names = "--dry-run", description = "Print what would run, and run nothing.")
  boolean dryRun;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print every verdict, and the wire log of those that did not pass.")
  boolean verbose;

  /** Returns how to run. */
  public Plan plan() {
    return planOptions.plan();
  }

  /** Runs cases of an earlier run one at a time, with the payloads that they had, and says all. */
  public int runAgain(
      long seed,
      CommandLine commandLine,
      Protocol protocol,
      Subject subject,
      List<CaseDefinition> cases,
      FileSet files) {
    planOptions.repeats(seed);
    verbose = true;
    return run(commandLine, prepared(commandLine, protocol, subject, cases, files), files);
  }

  int run(CommandLine commandLine, Prepared prepared) {
    return run(commandLine, prepared, new FileSet());
  }

  /** Returns the run of {@code cases} that the options ask for. */
  Prepared prepared(
      CommandLine commandLine,
      Protocol protocol,
      Subject subject,
      List<CaseDefinition> cases,
      FileSet files) {
    Plan plan = planOptions.plan();
    ExpectedFailures expected = knownFailures.expected(files);
    if (!plan.soak().isZero() && cases.stream().noneMatch(c -> c.setup() == Setup.SOAK)) {
      throw new UsageException("--soak: none of the chosen cases needs long");
    }
    String again = Again.of(commandLine, plan.seed());
    return new Prepared(protocol, subject, plan, cases, expected, called(subject), again);
  }

  /** Returns what reports call a subject. */
  String called(Subject subject) {
    return name.or(subject.description());
  }

  private int run(CommandLine commandLine, Prepared prepared, FileSet files) {
    List<CaseDefinition> cases = prepared.cases();
    PrintWriter out = commandLine.getOut();
    if (dryRun) {
      cases.forEach(c -> out.println(c.id()));
      out.println(cases.size() + " cases would run against " + prepared.subject().description());
      return ExitCode.CONFORMS.number();
    }
    ReportOptions.Reports opened = reports.open(files);
    Screen screen = new Screen(out, Terminal.isWatched(), verbose);
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    long begin = System.nanoTime();
    Runner runner = new Runner(prepared.subject(), prepared.plan(), screen);
    long seconds = runner.most(cases.size()).toSeconds();
    screen.say(cases.size() + " cases, at most " + seconds + " s");
    out.flush();
    return LastWords.run(
        runner::stop,
        () -> {
          List<CaseResult> results = runner.run(cases);
          RunResult run = prepared.result(started, begin, results);
          List<String> lost = opened.write(run);
          screen.summary(run);
          return new RunEnd(commandLine).stale(prepared.stale(), "case").lost(lost).of(run);
        });
  }
}
