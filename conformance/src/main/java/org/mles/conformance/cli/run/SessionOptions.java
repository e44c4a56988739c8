package org.mles.conformance.cli.run;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Neighbour;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.book.Setup;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.KnownFailures;
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

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "How reports call the subject (default: its address or command).")
  @Nullable String name;

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
    return run(commandLine, protocol, subject, cases, files);
  }

  int run(CommandLine commandLine, Protocol protocol, Subject subject, List<CaseDefinition> cases) {
    return run(commandLine, protocol, subject, cases, new FileSet());
  }

  private int run(
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
    PrintWriter out = commandLine.getOut();
    if (dryRun) {
      cases.forEach(c -> out.println(c.id()));
      out.println(cases.size() + " cases would run against " + subject.description());
      return ExitCode.CONFORMS.number();
    }
    ReportOptions.Reports opened = reports.open(files);
    Screen screen = new Screen(out, Terminal.isWatched(), verbose);
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String again = Again.of(commandLine, plan.seed());
    long begin = System.nanoTime();
    Runner runner = new Runner(subject, plan, screen);
    long seconds = runner.most(cases.size()).toSeconds();
    screen.say(cases.size() + " cases, at most " + seconds + " s");
    out.flush();
    return LastWords.run(
        runner::stop,
        () -> {
          List<CaseResult> results = runner.run(cases);
          RunResult run =
              expected.apply(result(again, protocol, subject, plan, started, begin, results));
          List<String> lost = opened.write(run);
          screen.summary(run);
          return new RunEnd(commandLine)
              .stale(expected.stale(CaseBook.complete().ids()), "case")
              .lost(lost)
              .of(run);
        });
  }

  /**
   * Puts results together with what they are about.
   *
   * @param again command that runs one of them again, up to its id; empty if there is none
   * @param begin {@link System#nanoTime} of the beginning
   */
  RunResult result(
      String again,
      Protocol protocol,
      Subject subject,
      Plan plan,
      String started,
      long begin,
      List<CaseResult> results) {
    return new RunResult(
        RunResult.FORMAT,
        SuiteVersion.text(),
        protocol.word(),
        subject.kind().word(),
        name == null ? subject.description() : name,
        declared(subject.kind(), subject.declared()),
        started,
        (System.nanoTime() - begin) / 1_000_000,
        plan.seed(),
        plan.timeoutScale(),
        again,
        ClauseTexts.of(results),
        results);
  }

  private static Map<String, String> declared(Kind kind, Settings settings) {
    Map<String, String> declared = new LinkedHashMap<>();
    declared.put("key", settings.sharedKey() == null ? "none" : "given");
    declared.put("address-key", settings.addressKey() == null ? "none" : "given");
    declared.put("history-limit", Integer.toString(settings.historyLimit()));
    settings.limits().asked().forEach((limit, value) -> declared.put(limit.word(), value + ""));
    if (kind == Kind.SERVER) {
      declared.put(
          "also", settings.also().isEmpty() ? "nothing" : Neighbour.words(settings.also()));
    }
    String inside = settings.transport().text();
    if (!inside.isEmpty()) {
      boolean links = kind == Kind.PEER;
      declared.put("tls", links ? inside + ", links to the suite plain" : inside);
    }
    return declared;
  }
}
