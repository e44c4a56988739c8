package org.mles.benchmarks.cli.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile.Comparison;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.run.RunListener;
import org.mles.benchmarks.workload.Profile;

/**
 * One line that says where the run is, how long it will take, and how far the interval of the first
 * comparison has narrowed. Without a terminal it prints one plain line per leg instead.
 */
public final class LiveLine implements RunListener {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintWriter out;
  private final boolean live;
  private final FanOutPlan plan;
  private final long start = System.nanoTime();
  private int legsDone;
  private int legsNow;
  private String interval = "";

  /**
   * Makes one for a run.
   *
   * @param live whether a terminal shows it
   */
  public LiveLine(PrintWriter out, boolean live, FanOutPlan plan) {
    this.out = out;
    this.live = live;
    this.plan = plan;
  }

  @Override
  public void legStarts(int round, String system, int attempt) {
    legsNow = attempt == 1 ? legsNow + 1 : legsNow;
    if (live) {
      String again = attempt == 1 ? "" : ", attempt " + attempt;
      out.printf(
          Locale.ROOT,
          "\r\u001b[2Kround %d/%d  leg %d/%d  %s%s  %s%s",
          round,
          plan.rounds(),
          legsNow,
          plan.legs(),
          system,
          again,
          eta(),
          interval);
      out.flush();
    }
  }

  @Override
  public void legEnds(int round, LegResult leg) {
    legsDone++;
    if (!live || !leg.valid()) {
      out.printf(Locale.ROOT, "%s%s%n", live ? "\r\u001b[2K" : "", summary(round, leg));
      out.flush();
    }
  }

  @Override
  public void roundEnds(int round, List<Comparison> soFar) {
    interval = soFar.isEmpty() || soFar.get(0).ci95() == null ? "" : words(soFar.get(0));
  }

  /** Clears the line. */
  public void done() {
    if (live) {
      out.print("\r\u001b[2K");
      out.flush();
    }
  }

  private String eta() {
    if (legsDone == 0) {
      return "ETA unknown";
    }
    double perLeg = (System.nanoTime() - start) / NANOS_PER_SECOND / legsDone;
    long left = Math.round(perLeg * (plan.legs() - legsNow + 1));
    return String.format(Locale.ROOT, "ETA %d:%02d", left / 60, left % 60);
  }

  private static String words(Comparison first) {
    return String.format(
        Locale.ROOT,
        "  %s / %s %.2f [%.2f, %.2f]",
        first.a(),
        first.b(),
        first.ratio(),
        first.ci95() == null ? Double.NaN : first.ci95().get(0),
        first.ci95() == null ? Double.NaN : first.ci95().get(1));
  }

  private String summary(int round, LegResult leg) {
    String head = String.format(Locale.ROOT, "round %d  %-20s ", round, leg.system());
    if (!leg.valid()) {
      return head + "INVALID: " + leg.why();
    }
    Long cpu = Metric.SERVER_CPU.of(leg);
    String server = cpu == null ? "" : ", server " + cpu + " ns/delivery";
    List<String> warnings = leg.verdict().warnings();
    String disturbed = warnings.isEmpty() ? "" : "; " + String.join("; ", warnings);
    return head + number(leg) + server + disturbed;
  }

  private String number(LegResult leg) {
    if (plan.workload().profile() == Profile.SATURATE) {
      return leg.costs().deliveriesPerSecond() + " deliveries/s";
    }
    boolean sends = plan.workload().profile() == Profile.SENDS;
    Metric metric = sends ? Metric.LAST_SEND : Metric.TIME_TO_LAST;
    Long last = metric.of(leg);
    return last == null
        ? "no " + metric.words()
        : String.format(Locale.ROOT, "%s %.3f ms", metric.words(), last / NANOS_PER_MILLI);
  }
}
