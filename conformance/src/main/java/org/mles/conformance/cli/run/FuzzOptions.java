package org.mles.conformance.cli.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.Needless;
import org.mles.conformance.cli.option.ReportOptions;
import org.mles.conformance.cli.option.SelectionOptions;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Fuzzer;
import org.mles.conformance.fuzz.v1.V1Dialect;
import org.mles.conformance.fuzz.v2.V2Dialect;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.run.ExpectedFailures;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.subjects.ServerSubject;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Search by changed conversations instead of the cases. */
public final class FuzzOptions {
  /** What a search does not ask for. */
  private static final String[] OF_CASES = {
    "--jobs", "--repeat", "--shuffle", "--fail-fast", "--level", "--expected-failures", "--dry-run"
  };

  @Option(
      names = "--fuzz",
      paramLabel = "MINUTES",
      description =
          "Instead of the cases, search for conversations that break the server; 0.5 is half a"
              + " minute. --seed repeats a search.")
  @Nullable Double minutes;

  @Option(
      names = "--fuzz-conversations",
      paramLabel = "N",
      description = "End the search after N conversations (default: when the time is over).")
  long most = Long.MAX_VALUE;

  @Option(
      names = "--fuzz-out",
      paramLabel = "DIR",
      description = "Where findings go, to be replayed (default: ${DEFAULT-VALUE}).")
  Path folder = Path.of("fuzz-findings");

  /** Says whether to search; other options of a search mean nothing without that. */
  boolean isWanted(CommandSpec command) {
    if (minutes == null) {
      Needless.refuse(
          command, "means nothing without --fuzz", "--fuzz-conversations", "--fuzz-out");
    }
    return minutes != null;
  }

  /**
   * Returns how clients of a protocol talk.
   *
   * @throws UsageException if nobody knows it
   */
  public static Dialect dialect(Protocol protocol) {
    return switch (protocol) {
      case V1 -> new V1Dialect();
      case V2 -> new V2Dialect();
      case N_DRAFT, TLS ->
          throw new UsageException("--fuzz knows v1 and v2, not " + protocol.word());
    };
  }

  int search(
      CommandLine commandLine,
      SelectionOptions selection,
      SessionOptions session,
      ServerSubject subject) {
    double patience = minutes == null ? 0 : minutes;
    Dialect dialect = dialect(selection.protocol());
    if (!(patience > 0 && patience <= 100_000)) {
      throw new UsageException("--fuzz " + patience + " is no number of minutes above 0");
    } else if (most < 1) {
      throw new UsageException("--fuzz-conversations " + most + " is less than 1");
    } else if (selection.isNarrowed()) {
      throw new UsageException("--fuzz runs no cases, so there is nothing to select or skip");
    }
    Needless.refuse(commandLine.getCommandSpec(), "means nothing with --fuzz", OF_CASES);
    FuzzDiary.requireFolder(folder);
    ReportOptions.Reports reports = session.reports.open(new FileSet());
    Plan plan = session.plan();
    Prepared searched =
        new Prepared(
            selection.protocol(),
            subject,
            plan,
            List.of(),
            ExpectedFailures.none(),
            session.called(subject),
            "");
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    long begin = System.nanoTime();
    Screen screen = new Screen(commandLine.getOut(), Terminal.isWatched(), session.verbose);
    FuzzDiary diary =
        new FuzzDiary(
            dialect, screen, folder, plan.seed(), begin + Math.round(patience * 60e9), most);
    Timers timers = Timers.STANDARD.scaled(plan.timeoutScale());
    Fuzzer fuzzer = new Fuzzer(dialect, subject, timers, plan.seed());
    return LastWords.run(
        fuzzer::stop,
        () -> {
          List<CaseResult> results = diary.search(fuzzer);
          RunResult run = searched.result(started, begin, results);
          List<String> lost = reports.write(run);
          screen.summary(run);
          return new RunEnd(commandLine).lost(lost).of(run);
        });
  }
}
