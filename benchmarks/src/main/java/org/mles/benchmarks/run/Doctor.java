package org.mles.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.mles.MlesDriver;
import org.mles.benchmarks.driver.relay.FaultDriver;
import org.mles.benchmarks.driver.relay.RawRelayDriver;
import org.mles.benchmarks.result.LatencyNanos;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.RunLog;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;

/**
 * Examines the harness: measures servers, and reads servers by scanners, with known faults, one leg
 * each, and checks that each leg shows its fault. Healthy ones must be valid.
 *
 * <p>Thread: caller.
 */
public final class Doctor {
  private static final int SUBSCRIBERS = 60;
  private static final int PAYLOAD = 20;
  private static final double MOST = 0.8;
  private static final Workload WORKLOAD = workload(Profile.BURST);
  private static final Workload SENDS = workload(Profile.SENDS);

  private static final Streams TWO_CHANNELS = new Streams(2, 1);
  private static final Streams SEVERAL = new Streams(3, 2);

  private final Drivers drivers;
  private final RunLog log;

  /** Prepares an examination whose histograms go to {@code log}. */
  public Doctor(Drivers drivers, RunLog log) {
    this.drivers = drivers;
    this.log = log;
  }

  private static Workload workload(Profile profile) {
    return new Workload(profile, SUBSCRIBERS, PAYLOAD, 2_000_000, 0.25, 1, 50, 40, 1, 0);
  }

  /**
   * One finding.
   *
   * @param system what was measured
   * @param visible whether its fault, or its health, shows
   * @param evidence what the leg said
   */
  public record Finding(String system, boolean visible, String evidence) {}

  /** Examines a healthy server of each kind of frames, and every fault. */
  public List<Finding> examine() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<String> systems = new ArrayList<>(List.of(RawRelayDriver.RAW, MlesDriver.V2));
    systems.addAll(new FaultDriver().systems());
    Map<String, String> payload = Map.of(FaultDriver.PAYLOAD, Integer.toString(PAYLOAD));
    for (String system : systems) {
      findings.add(judge(system, leg(system, workload(system), payload, "")));
    }
    LegResult leg = leg(MlesDriver.WIRE, WORKLOAD.withStreams(SEVERAL), Map.of(), "");
    Finding several = judge(MlesDriver.WIRE, leg);
    findings.add(
        new Finding(MlesDriver.WIRE + ", several channels", several.visible(), several.evidence()));
    return findings;
  }

  private static Workload workload(String system) {
    return FaultDriver.faultOf(system).equals(FaultDriver.STRAY)
        ? WORKLOAD.withStreams(TWO_CHANNELS)
        : WORKLOAD;
  }

  /**
   * Examines how last sends are seen while nobody reads: those of a healthy relay, of one that
   * keeps a message from a subscriber, and of one that serves a subscriber late.
   */
  public List<Finding> examineSends() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> payload = Map.of(FaultDriver.PAYLOAD, Integer.toString(PAYLOAD));
    for (String system : List.of(RawRelayDriver.RAW, FaultDriver.DROP, FaultDriver.DELAY)) {
      LegResult leg = leg(system, SENDS, payload, "sends-");
      Finding finding = system.equals(FaultDriver.DELAY) ? lateSends(leg) : judge(system, leg);
      findings.add(new Finding("sends of " + system, finding.visible(), finding.evidence()));
    }
    return findings;
  }

  private static Finding lateSends(LegResult leg) {
    LatencyNanos last = leg.ns() == null ? null : leg.ns().timeToLastSend();
    long median = last == null ? 0 : last.p50();
    boolean visible = leg.valid() && median >= FaultDriver.DELAY_NANOS;
    return new Finding(leg.system(), visible, "time to last send: " + median / 1000 + " us");
  }

  /** Examines how a system is read: as it is, and by a scanner with each fault of one. */
  public List<Finding> examineReading(String system) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(judge(system, leg(system, WORKLOAD, Map.of(), "")));
    for (String fault : FaultDriver.OF_SCANNERS) {
      LegResult leg = leg(fault, WORKLOAD, Map.of(FaultDriver.OF, system), system + "-");
      Finding finding = judge(fault, leg);
      findings.add(new Finding(fault + " of " + system, finding.visible(), finding.evidence()));
    }
    return findings;
  }

  private LegResult leg(String system, Workload workload, Map<String, String> options, String tag)
      throws InterruptedException {
    FanOutPlan plan = new FanOutPlan(List.of(system), 1, workload, options, tag, null);
    LegRunner runner =
        new LegRunner(plan, drivers.of(system), new Manifest(), log, plan.patience(), new Brood());
    return runner.run(1, system, 1);
  }

  /** Judges whether a leg shows the fault of its server. */
  static Finding judge(String system, LegResult leg) {
    String why = String.valueOf(leg.why());
    return switch (FaultDriver.faultOf(system)) {
      case FaultDriver.DROP, FaultDriver.UNREAD -> new Finding(system, why.contains("1 lost"), why);
      case FaultDriver.DUPLICATE, FaultDriver.READ_TWICE ->
          new Finding(system, why.contains("1 duplicated"), why);
      case FaultDriver.STRAY -> new Finding(system, why.contains("1 in another channel"), why);
      case FaultDriver.MISREAD -> new Finding(system, why.contains("nobody sent"), why);
      case FaultDriver.STALL -> stall(leg);
      case FaultDriver.DELAY -> delay(leg);
      case FaultDriver.DIE -> new Finding(system, why.contains("connection"), why);
      default -> new Finding(system, leg.valid(), leg.valid() ? "every delivery proven" : why);
    };
  }

  private static Finding stall(LegResult leg) {
    LatencyNanos last = leg.ns() == null ? null : leg.ns().timeToLast();
    long max = last == null ? 0 : last.max();
    boolean visible = leg.valid() && max >= FaultDriver.STALL_NANOS;
    return new Finding(leg.system(), visible, "longest time to last: " + max / 1_000_000 + " ms");
  }

  private static Finding delay(LegResult leg) {
    List<Long> positions = leg.curves().positionMedianNs();
    int slowest = -1;
    long lead = 0;
    for (int i = 0; i < positions.size(); i++) {
      if (slowest < 0 || positions.get(i) > positions.get(slowest)) {
        slowest = i;
      }
    }
    if (slowest >= 0) {
      List<Long> sorted = positions.stream().sorted().toList();
      lead = positions.get(slowest) - sorted.get(sorted.size() / 2);
    }
    boolean visible =
        slowest == FaultDriver.VICTIM_SUBSCRIBER && lead > MOST * FaultDriver.DELAY_NANOS;
    return new Finding(
        leg.system(),
        visible,
        "slowest subscriber: " + slowest + ", " + lead / 1_000_000 + " ms behind the median one");
  }
}
