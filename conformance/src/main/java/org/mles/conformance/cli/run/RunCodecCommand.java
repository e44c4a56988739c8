package org.mles.conformance.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.KnownFailures;
import org.mles.conformance.cli.option.NameOption;
import org.mles.conformance.cli.option.Needless;
import org.mles.conformance.cli.option.ReportOptions;
import org.mles.conformance.cli.option.StartOption;
import org.mles.conformance.cli.option.VectorOptions;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.run.ExpectedFailures;
import org.mles.conformance.run.subjects.reference.ReferenceCodec;
import org.mles.conformance.vector.CodecSubject;
import org.mles.conformance.vector.ExecCodec;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.VectorPack;
import org.mles.conformance.vector.VectorSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the vectors against a codec. */
@Command(
    name = "codec",
    mixinStandardHelpOptions = true,
    description = "Run the vectors against a codec; without --exec, the reference codec.")
final class RunCodecCommand implements java.util.concurrent.Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** After this nothing more is asked. */
  private static final Duration RUN = Duration.ofMinutes(10);

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = "Start the codec by this command; it answers JSON lines on its output.")
  @Nullable String exec;

  @Mixin VectorOptions vectors = new VectorOptions();
  @Mixin ReportOptions reports = new ReportOptions();
  @Mixin NameOption name = new NameOption();

  @Mixin StartOption start = new StartOption();

  @Mixin KnownFailures knownFailures = new KnownFailures();

  @Option(
      names = "--level",
      paramLabel = "must|should|all",
      defaultValue = "must",
      description = "Which levels fail rather than warn (default: ${DEFAULT-VALUE}).")
  String level = "must";

  @Option(
      names = "--timeout-scale",
      paramLabel = "X",
      defaultValue = "1",
      description = "Factor on every timer (default: ${DEFAULT-VALUE}).")
  double timeoutScale = 1;

  @Option(names = "--fail-fast", description = "Ask nothing more after the first failure.")
  boolean failFast;

  @Option(names = "--dry-run", description = "Print what would run, and run nothing.")
  boolean dryRun;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print every verdict, and what was asked and answered where it did not pass.")
  boolean verbose;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Set<String> failing = failingLevels();
    if (exec == null) {
      Needless.refuse(spec, "means nothing without --exec", "--timeout-scale");
    }
    FileSet files = new FileSet();
    List<VectorPack> packs = vectors.packs(files);
    ExpectedFailures expected = knownFailures.expected(files);
    Predicate<Vector> wanted = vectors.wanted(packs);
    List<Vector> chosen = packs.stream().flatMap(VectorPack::tests).filter(wanted).toList();
    if (dryRun) {
      chosen.forEach(vector -> spec.commandLine().getOut().println(vector.id()));
      spec.commandLine().getOut().println(chosen.size() + " vectors would run");
      return ExitCode.CONFORMS.number();
    }
    ReportOptions.Reports opened = reports.open(files);
    Screen screen = new Screen(spec.commandLine().getOut(), Terminal.isWatched(), verbose);
    RunResult run = expected.apply(run(packs, wanted, chosen.size(), failing, screen));
    List<String> lost = opened.write(run);
    screen.summary(run);
    Set<String> known =
        packs.stream().flatMap(VectorPack::tests).map(Vector::id).collect(Collectors.toSet());
    return new RunEnd(spec.commandLine())
        .stale(expected.stale(() -> known), "vector")
        .lost(lost)
        .of(run);
  }

  private Set<String> failingLevels() {
    return switch (level) {
      case "must" -> Set.of();
      case "should" -> Set.of("should");
      case "all" -> Set.of("should", "impl");
      default -> throw new UsageException("no level '" + level + "'; must, should or all");
    };
  }

  private RunResult run(
      List<VectorPack> packs,
      Predicate<Vector> wanted,
      int total,
      Set<String> failing,
      Screen screen) {
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    long begin = System.nanoTime();
    List<CaseResult> results = new ArrayList<>();
    // The last vector may take its whole time, and so may that of its twin.
    Duration most = scaled(RUN.plus(ANSWER.multipliedBy(2)).plus(start.of(exec)));
    screen.say(total + " vectors, at most " + most.toSeconds() + " s");
    try (CodecSubject codec = codec()) {
      VectorSuite.run(
          codec,
          packs,
          wanted,
          result -> {
            CaseResult judged = raised(result, failing);
            results.add(judged);
            screen.judged(judged, results.size(), total);
            boolean inTime = System.nanoTime() - begin < scaled(RUN).toNanos();
            return inTime && (!failFast || judged.verdict() != Verdict.FAIL);
          });
    }
    return new RunResult(
        RunResult.FORMAT,
        SuiteVersion.text(),
        vectors.spec(),
        "codec",
        name.or(exec == null ? "embedded reference codec" : exec),
        Map.of("packs", packs.get(0).packVersion()),
        started,
        (System.nanoTime() - begin) / 1_000_000,
        0,
        timeoutScale,
        Again.of(spec.commandLine(), 0),
        ClauseTexts.of(results),
        results);
  }

  /** Turns a warning of a level that is asked for into a failure. */
  private static CaseResult raised(CaseResult result, Set<String> failing) {
    boolean fails = result.verdict() == Verdict.WARN && failing.contains(result.level());
    return fails ? result.judged(Verdict.FAIL, result.message()) : result;
  }

  private CodecSubject codec() {
    return exec == null
        ? new ReferenceCodec()
        : new ExecCodec(exec, scaled(ANSWER), scaled(start.of(exec)));
  }

  private Duration scaled(Duration time) {
    if (!(timeoutScale > 0 && timeoutScale <= 1000)) {
      throw new UsageException("--timeout-scale " + timeoutScale + " is not in 0 to 1000");
    }
    return Duration.ofMillis(Math.round(time.toMillis() * timeoutScale));
  }
}
