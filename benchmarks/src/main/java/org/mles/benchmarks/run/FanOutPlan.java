package org.mles.benchmarks.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.workload.Workload;

/**
 * Everything that decides what a run does.
 *
 * @param systems what is compared, the subject first
 * @param rounds number of rounds
 * @param workload what each leg publishes
 * @param options words for the drivers
 * @param tag what the tags of its histograms begin with: empty, or the point of a sweep
 * @param hangAfter how long a phase of a leg may last beyond what is planned, null for the usual
 */
public record FanOutPlan(
    List<String> systems,
    int rounds,
    Workload workload,
    Map<String, String> options,
    String tag,
    @Nullable Duration hangAfter) {
  /** Suffix of the leg that measures the subject once more in each round. */
  public static final String AGAIN = ":again";

  /** Most attempts at one leg. */
  static final int MAX_ATTEMPTS = 3;

  /** Refuses plans that measure nothing. */
  public FanOutPlan {
    systems = List.copyOf(systems);
    options = Map.copyOf(options);
    if (systems.isEmpty()) {
      throw new IllegalArgumentException("no system to measure");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds " + rounds + "; at least 1");
    }
    if (hangAfter != null && hangAfter.toSeconds() < 1) {
      throw new IllegalArgumentException("hang after " + hangAfter.toSeconds() + " s; at least 1");
    }
  }

  /** Makes a plan with the usual patience. */
  public FanOutPlan(
      List<String> systems, int rounds, Workload workload, Map<String, String> options) {
    this(systems, rounds, workload, options, "", null);
  }

  /** Returns the same plan for other systems, another workload and other tags. */
  public FanOutPlan with(List<String> others, Workload load, String tags) {
    return new FanOutPlan(others, rounds, load, options, tags, hangAfter);
  }

  /** Returns how long each phase of a leg may last. */
  public Patience patience() {
    Patience usual = Patience.usual(workload);
    return hangAfter == null ? usual : usual.withAll(hangAfter);
  }

  /** Returns the system that all others are compared with. */
  public String subject() {
    return systems.get(0);
  }

  /** Returns the name of the subject's second leg. */
  public String control() {
    return subject() + AGAIN;
  }

  /** Returns the number of legs if none has to be repeated. */
  public int legs() {
    return rounds * (systems.size() + 1);
  }

  /**
   * Returns the order of a round. Over the rounds every system comes at every place; the subject's
   * two legs are half a round apart.
   *
   * @param round number, from 1
   */
  public List<String> order(int round) {
    List<String> order = new ArrayList<>(systems);
    order.add((systems.size() + 1) / 2, control());
    Collections.rotate(order, round - 1);
    return List.copyOf(order);
  }

  /** Returns the system that a leg's name stands for. */
  public static String systemOf(String leg) {
    return leg.endsWith(AGAIN) ? leg.substring(0, leg.length() - AGAIN.length()) : leg;
  }
}
