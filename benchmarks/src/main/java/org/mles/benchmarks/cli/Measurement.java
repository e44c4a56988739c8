package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.LiveLine;
import org.mles.benchmarks.cli.console.Terminal;
import org.mles.benchmarks.crew.Crew;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.report.TextTable;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.run.Earlier;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.run.FanOutRun;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * One workload, or several that make a sweep, over the same systems: plans, runs, writes and prints
 * them.
 *
 * <p>Thread: caller.
 */
final class Measurement {
  private static final double OVERRUN = 1.75;
  private static final double GRACE_SECONDS = 60;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Drivers drivers;
  private final PlanText text;
  private final List<FanOutPlan> plans = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();
  private final List<Earlier> earlier = new ArrayList<>();
  private final Path out;
  private @Nullable Crew crew;
  private int agents;

  /**
   * Plans it.
   *
   * @param skipMissing whether systems that this machine cannot provide become gaps
   * @param common systems, rounds and options of every workload
   * @param out folder of the result
   */
  Measurement(
      Drivers drivers, FanOutPlan common, List<Workload> workloads, boolean skipMissing, Path out)
      throws UserError {
    this.drivers = drivers;
    this.text = new PlanText(drivers);
    this.out = out;
    List<String> present = present(common, workloads, skipMissing);
    for (Workload workload : workloads) {
      String tag = workloads.size() == 1 ? "" : "point-" + (plans.size() + 1) + "-";
      plans.add(common.with(present, workload, tag));
    }
  }

  private List<String> present(FanOutPlan common, List<Workload> workloads, boolean skipMissing)
      throws UserError {
    List<String> present = new ArrayList<>();
    for (String system : common.systems()) {
      String refused = refusal(system, workloads);
      String missing =
          refused == null ? Presence.missing(drivers, system, common.options()) : refused;
      if (missing == null) {
        present.add(system);
      } else if (skipMissing) {
        gaps.add(system + ": " + missing);
      } else {
        throw new UserError(system + ": " + missing);
      }
    }
    if (present.isEmpty()) {
      throw new UserError("none of the systems can be measured here");
    }
    return present;
  }

  private @Nullable String refusal(String system, List<Workload> workloads) {
    return workloads.stream()
        .map(workload -> refusal(system, workload))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String refusal(String system, Workload workload) {
    Driver driver = drivers.of(system);
    return workload.profile() == Profile.SENDS && !driver.leavesUnread(system)
        ? "its subscribers are not left unread, which the profile sends asks for"
        : driver.refuses(system, workload.streams());
  }

  /** Systems that were asked for and cannot be measured here, with the reasons. */
  List<String> gaps() {
    return List.copyOf(gaps);
  }

  double seconds() {
    return plans.stream().mapToDouble(text::seconds).sum();
  }

  String plan() {
    return plans.stream().map(text::of).collect(Collectors.joining());
  }

  /** Runs all workloads until the last or an interrupt, and writes what there is. */
  List<ResultFile> run(PrintWriter err) throws IOException, UserError {
    try (OutFolder folder = OutFolder.open(out)) {
      return run(folder, err);
    }
  }

  /** Has several agents make the load. */
  Measurement by(Crew agents, int count) {
    crew = agents;
    this.agents = count;
    return this;
  }

  /** Goes on behind what a run that was cut off has left of each workload. */
  Measurement resuming() throws IOException {
    for (ResultFile result : KeptRun.in(out)) {
      int next = earlier.size();
      Earlier left = new Earlier(result);
      if (next < plans.size() && left.isOf(plans.get(next))) {
        earlier.add(left);
      } else {
        break;
      }
    }
    return this;
  }

  /** Returns whether an earlier run has left nothing to do. */
  boolean isDone() {
    return earlier.size() == plans.size()
        && IntStream.range(0, plans.size()).allMatch(i -> earlier.get(i).isDone(plans.get(i)));
  }

  private List<ResultFile> run(OutFolder folder, PrintWriter err) throws IOException {
    folder.resumeLog(
        earlier.stream().flatMap(left -> left.tags().stream()).collect(Collectors.toSet()));
    List<ResultFile> results = new ArrayList<>();
    for (FanOutPlan plan : plans) {
      Optional<Earlier> left = earlier.stream().skip(results.size()).findFirst();
      ResultFile result =
          left.filter(done -> done.isDone(plan)).isPresent()
              ? left.get().result()
              : run(plan, left, folder, err);
      results.add(result);
      if (plans.size() > 1) {
        folder.write(SweepFile.of(results));
      }
      if (result.partial()) {
        break;
      }
    }
    if (plans.size() == 1) {
      folder.write(results.get(0));
    }
    return results;
  }

  private ResultFile run(FanOutPlan plan, Optional<Earlier> left, OutFolder folder, PrintWriter err)
      throws IOException {
    LiveLine live = new LiveLine(err, Terminal.attached(), plan);
    long limit = System.nanoTime() + allowance(plan);
    FanOutRun run = new FanOutRun(plan, drivers, live, folder.log(), gaps);
    left.ifPresent(run::after);
    if (crew != null) {
      run.by(crew, agents);
    }
    ResultFile result = run.until(soFar -> System.nanoTime() - limit > 0).run();
    live.done();
    return result;
  }

  /**
   * Returns the longest time for a plan. Legs that are repeated may not turn an hour into three;
   * the run ends with fewer rounds instead.
   */
  private long allowance(FanOutPlan plan) {
    return Math.round((OVERRUN * text.seconds(plan) + GRACE_SECONDS) * NANOS_PER_SECOND);
  }

  /** Returns a sentence for each workload that ran out of time before its last round. */
  List<String> cutShort(List<ResultFile> results) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      int done = results.get(i).rounds().size();
      int wanted = plans.get(i).rounds();
      if (done < wanted) {
        sentences.add("only " + done + " of " + wanted + " rounds in the time planned");
      }
    }
    return sentences;
  }

  String table(List<ResultFile> results) {
    return plans.size() == 1 ? TextTable.of(results.get(0)) : TextTable.of(SweepFile.of(results));
  }

  /** Returns the systems without any valid leg in some workload. */
  List<String> neverValid(List<ResultFile> results) {
    return plans.get(0).systems().stream()
        .filter(
            system ->
                results.stream().anyMatch(result -> result.validLegs(system).findAny().isEmpty()))
        .toList();
  }
}
