package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.LiveLine;
import org.mles.benchmarks.cli.console.OneLine;
import org.mles.benchmarks.cli.console.Terminal;
import org.mles.benchmarks.driver.mles.MlesDriver;
import org.mles.benchmarks.growth.BareSockets;
import org.mles.benchmarks.growth.GrowthRun;
import org.mles.benchmarks.growth.GrowthStep;
import org.mles.benchmarks.load.OpenFiles;
import org.mles.benchmarks.process.Jcmd;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.run.Earlier;
import org.mles.benchmarks.run.FanOutPlan;

/**
 * A sweep over subscribers and channels: plans, runs and writes it.
 *
 * @param steps its points
 * @param rounds of each point; a round has two legs, as that of any run with one system
 * @param hangAfter how long a phase of a leg may last beyond what is planned, null for the usual
 * @param out folder of the result
 */
record GrowthSweep(List<GrowthStep> steps, int rounds, @Nullable Duration hangAfter, Path out) {
  private static final double OVERRUN = 1.75;
  private static final double GRACE_SECONDS = 60;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MINUTE = 60;

  /** Returns how long it takes if no leg has to be repeated. */
  double seconds() {
    return steps.stream().mapToDouble(this::seconds).sum();
  }

  private double seconds(GrowthStep step) {
    return step.legSeconds() * plan(step).legs();
  }

  /** Returns what it would do, a line for each point. */
  String plan() {
    StringBuilder text = new StringBuilder();
    for (GrowthStep step : steps) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %d connections, %d messages, %d legs%n",
              step.words(),
              step.connections(),
              step.workload().measured(),
              plan(step).legs()));
    }
    long minutes = Math.max(1, Math.round(seconds() / MINUTE));
    return text.append("about ").append(minutes).append(" minutes\n").toString();
  }

  private FanOutPlan plan(GrowthStep step) {
    return step.plan(rounds, "point-" + (steps.indexOf(step) + 1) + "-", hangAfter);
  }

  /** Refuses, in one line, what this machine does not allow. */
  void check() throws UserError {
    long limit = OpenFiles.limit();
    for (GrowthStep step : steps) {
      String gap = step.gap(limit).orElse(null);
      if (gap != null) {
        throw new UserError(gap);
      }
    }
    try {
      Jcmd.require();
    } catch (IOException e) {
      throw new UserError(OneLine.of(e));
    }
  }

  /** Returns whether an earlier run of the same tool on this machine has left nothing to do. */
  boolean isDone() throws IOException {
    Path file = out.resolve(GrowthFile.FILE_NAME);
    if (!Files.exists(file)) {
      return false;
    }
    List<GrowthFile.Point> points = GrowthFile.read(file).points();
    return points.size() == steps.size()
        && IntStream.range(0, points.size())
            .allMatch(i -> isDone(points.get(i), plan(steps.get(i))));
  }

  private static boolean isDone(GrowthFile.Point point, FanOutPlan plan) {
    Earlier earlier = new Earlier(point.result());
    return Integer.toString(point.channels()).equals(plan.options().get(MlesDriver.CHANNELS))
        && earlier.isOf(plan)
        && earlier.isDone(plan);
  }

  /** Runs until the last point or an interrupt, and writes what there is after each point. */
  GrowthFile run(PrintWriter err) throws IOException, UserError, InterruptedException {
    check();
    try (OutFolder folder = OutFolder.open(out)) {
      return run(folder, err);
    }
  }

  private GrowthFile run(OutFolder folder, PrintWriter err)
      throws IOException, InterruptedException {
    long socket = BareSockets.heapOctets();
    List<GrowthFile.Point> points = new ArrayList<>();
    GrowthFile growth = null;
    for (GrowthStep step : steps) {
      points.add(run(step, folder, err));
      growth = new GrowthFile(GrowthFile.SCHEMA, socket, List.copyOf(points));
      folder.write(growth);
      if (isPartial(growth)) {
        break;
      }
    }
    return Objects.requireNonNull(growth);
  }

  private GrowthFile.Point run(GrowthStep step, OutFolder folder, PrintWriter err)
      throws IOException {
    err.println("== " + step.words());
    FanOutPlan plan = plan(step);
    LiveLine live = new LiveLine(err, Terminal.attached(), plan);
    double allowed = OVERRUN * seconds(step) + GRACE_SECONDS;
    long end = System.nanoTime() + Math.round(allowed * NANOS_PER_SECOND);
    GrowthFile.Point point = new GrowthRun(step, live).run(plan, folder.log(), end);
    live.done();
    return point;
  }

  /** Returns whether an interrupt ended it. */
  static boolean isPartial(GrowthFile growth) {
    return growth.points().stream().anyMatch(point -> point.result().partial());
  }

  /** Returns a sentence for each point that lacks rounds or numbers. */
  List<String> failures(GrowthFile growth) {
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < growth.points().size(); i++) {
      GrowthFile.Point point = growth.points().get(i);
      int done = point.result().rounds().size();
      if (!point.result().hasValidLeg()) {
        failures.add(steps.get(i).words() + ": no valid leg");
      } else if (point.memory().isEmpty()) {
        failures.add(steps.get(i).words() + ": the memory could not be read");
      } else if (done < rounds) {
        failures.add(
            steps.get(i).words()
                + ": only "
                + done
                + " of "
                + rounds
                + " rounds in the time planned");
      }
    }
    return failures;
  }
}
