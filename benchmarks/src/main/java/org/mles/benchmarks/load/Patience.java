package org.mles.benchmarks.load;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.mles.benchmarks.workload.Workload;

/**
 * How long each phase of a leg may last before its processes are ended. A bound against waiting for
 * ever, not a judgement: what is planned counts tenfold, for systems that are slow.
 */
public final class Patience {
  private static final Map<Phase, Duration> USUAL =
      new EnumMap<>(
          Map.of(
              Phase.START, Duration.ofMinutes(3), // a container's image may have to be fetched
              Phase.CONNECT, Duration.ofMinutes(2),
              Phase.WARM_UP, Duration.ofMinutes(2),
              Phase.MEASURE, Duration.ofMinutes(1),
              Phase.LOOK, Duration.ofMinutes(1),
              Phase.CLOSE, Duration.ofSeconds(30),
              Phase.STOP, Duration.ofSeconds(15)));

  private static final long FOR_SLOW_SYSTEMS = 10;

  private final Workload workload;
  private final Map<Phase, Duration> caps;

  private Patience(Workload workload, Map<Phase, Duration> caps) {
    this.workload = workload;
    this.caps = caps;
  }

  /** Returns the usual patience for legs with {@code workload}. */
  public static Patience usual(Workload workload) {
    return new Patience(workload, USUAL);
  }

  /** Returns the same patience, but for one phase. */
  public Patience with(Phase phase, Duration cap) {
    Map<Phase, Duration> other = new EnumMap<>(caps);
    other.put(phase, cap);
    return new Patience(workload, other);
  }

  /** Returns the patience that gives every phase the same, before what is planned. */
  public Patience withAll(Duration cap) {
    Patience same = this;
    for (Phase phase : Phase.values()) {
      same = same.with(phase, cap);
    }
    return same;
  }

  /** Returns how long {@code phase} may last. */
  public Duration of(Phase phase) {
    Duration cap = caps.getOrDefault(phase, Duration.ZERO);
    return cap.plus(planned(phase).multipliedBy(FOR_SLOW_SYSTEMS));
  }

  private Duration planned(Phase phase) {
    return switch (phase) {
      case WARM_UP -> workload.warmupTime();
      case MEASURE -> workload.measuredTime();
      case START, CONNECT, LOOK, CLOSE, STOP -> Duration.ZERO;
    };
  }

  /** Says that {@code phase} did not end in time. */
  public String complaint(Phase phase) {
    return "hung in " + phase.key() + ": no end within " + of(phase).toMillis() / 1000.0 + " s";
  }
}
