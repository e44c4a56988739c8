package org.mles.conformance.cli.option;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.run.Plan;
import picocli.CommandLine.Option;

/** How to run. */
public final class PlanOptions {
  @Option(names = "--jobs", paramLabel = "N", description = "Cases at a time (default: 4).")
  private int jobs = 4;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Run each case N times; mixed verdicts are flaky (default: 1).")
  private int repeat = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of payloads and order (default: random, printed).")
  private @Nullable Long seed;

  @Option(names = "--shuffle", description = "Run in random order.")
  private boolean shuffle;

  @Option(
      names = "--timeout-scale",
      paramLabel = "X",
      description =
          "Factor on every timer (default: 1). At 1, what must come may take 5 s, and a case is cut"
              + " off after 60 s.")
  private double timeoutScale = 1;

  @Option(
      names = "--run-cap",
      paramLabel = "SECONDS",
      description =
          "Cut the run off after so long; what is not done is not-run (default: two minutes, and"
              + " ten seconds for each case over the jobs; printed at the start).")
  private @Nullable Long runCapSeconds;

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      description =
          "Ask also what needs long: members idle for so many minutes, 70,000 frames, thousands of"
              + " joins (default: leave it out).")
  private long soakMinutes;

  @Option(names = "--fail-fast", description = "Start no case after the first failure.")
  private boolean failFast;

  @Option(
      names = "--level",
      paramLabel = "must|should|all",
      description =
          "Which levels fail: MUST alone, SHOULD as well, or also quality of implementation"
              + " (default: must).")
  private String level = "must";

  /** Takes the payloads of an earlier run, one case at a time. */
  public void repeats(long earlierSeed) {
    seed = earlierSeed;
    jobs = 1;
  }

  /** Returns what was asked for; a number out of its range is the user's mistake. */
  public Plan plan() {
    try {
      return new Plan(
          jobs,
          repeat,
          seed == null ? System.nanoTime() & Integer.MAX_VALUE : seed,
          shuffle,
          timeoutScale,
          failFast,
          Plan.Required.valueOf(level.toUpperCase(Locale.ROOT)),
          Duration.ofMinutes(soakMinutes),
          runCapSeconds == null ? null : Duration.ofSeconds(runCapSeconds));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          e.getMessage() != null && e.getMessage().startsWith("No enum")
              ? "no level '" + level + "'; there are must, should and all"
              : String.valueOf(e.getMessage()));
    }
  }
}
