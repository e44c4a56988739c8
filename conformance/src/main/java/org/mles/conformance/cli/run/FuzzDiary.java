package org.mles.conformance.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.cli.file.OutputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Finding;
import org.mles.conformance.fuzz.Fuzzer;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.Unreachable;

/**
 * Keeps what a search finds: each finding as a file at once, so that a signal loses none, and as a
 * failure of the run. Thread: caller.
 */
final class FuzzDiary implements Fuzzer.Watcher {
  private static final long LINE_NANOS = 200_000_000;

  private final Dialect dialect;
  private final Screen screen;
  private final Path folder;
  private final long seed;
  private final long deadline;
  private final long most;
  private final long begin = System.nanoTime();
  private final List<CaseResult> results = new ArrayList<>();
  private long played;
  private long lastLine;

  FuzzDiary(Dialect dialect, Screen screen, Path folder, long seed, long deadline, long most) {
    this.dialect = dialect;
    this.screen = screen;
    this.folder = folder;
    this.seed = seed;
    this.deadline = deadline;
    this.most = most;
  }

  /** Makes sure, before anything runs, that findings can be kept. */
  static void requireFolder(Path folder) {
    OutputFile.of(folder.resolve("seed.json"));
  }

  /** Searches and returns the findings; if there are none, one pass, or why it is none. */
  List<CaseResult> search(Fuzzer fuzzer) {
    try {
      fuzzer.search(this);
    } catch (Unreachable e) {
      if (results.isEmpty()) {
        add(notRun(id(played), Cause.UNREACHABLE, String.valueOf(e.getMessage())));
      }
    }
    screen.clear();
    screen.say(played + " conversations, " + failures() + " findings");
    if (results.isEmpty()) {
      String id = "fuzz.seed-" + seed;
      results.add(
          fuzzer.isStopped()
              ? notRun(id, Cause.INTERRUPTED, "interrupted after " + played + " conversations")
              : result(id, Verdict.PASS, Cause.NONE, "", "", List.of()));
    }
    return results;
  }

  @Override
  public void found(Finding finding, List<Evidence> evidence) {
    String message =
        finding.clause()
            + ": "
            + finding.message()
            + "; "
            + finding.steps().size()
            + " of "
            + finding.foundSteps()
            + " steps remain, "
            + kept(finding);
    String id = id(finding.conversation());
    add(result(id, Verdict.FAIL, Cause.NONE, finding.clause(), message, evidence));
  }

  /** A search goes on if a disk is full: the run tells what it found, if not how. */
  private String kept(Finding finding) {
    Path file = folder.resolve("seed-" + seed + "-" + finding.conversation() + ".json");
    try {
      OutputFile.of(file).write(finding.json());
      return "replay " + file;
    } catch (UsageException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public boolean played(long conversations, int findings) {
    played = conversations;
    long now = System.nanoTime();
    if (now - lastLine > LINE_NANOS) {
      lastLine = now;
      screen.live(
          String.format(
              Locale.ROOT,
              "%s of %s, %d conversations, %d findings",
              clock(now - begin),
              clock(deadline - begin),
              conversations,
              findings));
    }
    return now < deadline && conversations < most;
  }

  private void add(CaseResult result) {
    results.add(result);
    screen.judged(result, 0, 0);
  }

  private long failures() {
    return results.stream().filter(r -> r.verdict() == Verdict.FAIL).count();
  }

  private String id(long conversation) {
    return "fuzz.seed-" + seed + ".conversation-" + conversation;
  }

  private CaseResult notRun(String id, Cause cause, String message) {
    return result(id, Verdict.NOT_RUN, cause, "", message, List.of());
  }

  private CaseResult result(
      String id,
      Verdict verdict,
      Cause cause,
      String clause,
      String message,
      List<Evidence> evidence) {
    return new CaseResult(
        id,
        "No changed conversation stops the service to others or crosses over to them",
        "fuzz",
        "must",
        List.of(clause.isEmpty() ? dialect.robustness() : clause),
        clause,
        verdict,
        message,
        verdict == Verdict.FAIL ? "comparison" : "",
        cause,
        (System.nanoTime() - begin) / 1_000_000,
        evidence);
  }

  private static String clock(long nanos) {
    long seconds = Math.max(0, nanos / 1_000_000_000);
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
