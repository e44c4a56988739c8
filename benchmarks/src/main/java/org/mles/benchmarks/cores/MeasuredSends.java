package org.mles.benchmarks.cores;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.SweepFile;
import org.mles.benchmarks.stats.Median;

/**
 * Times until the last send from a sweep of the profile {@code sends}, and the line through them.
 * Thread: any.
 *
 * @param times of one loop and of two, in the order of the sweep
 */
public record MeasuredSends(List<MeasuredTime> times) {
  /** The systems with one loop, two loops and so on. */
  private static final List<String> SYSTEMS = List.of("mles", "mles-2-loops");

  /** Takes an immutable copy. */
  public MeasuredSends {
    times = List.copyOf(times);
  }

  /** Reads the medians of a sweep. */
  public static MeasuredSends of(SweepFile sweep) {
    List<MeasuredTime> times = new ArrayList<>();
    for (ResultFile point : sweep.points()) {
      for (int loops = 1; loops <= SYSTEMS.size(); loops++) {
        long[] known = lastSends(point, SYSTEMS.get(loops - 1));
        if (known.length > 0) {
          long median = Median.of(known);
          int subscribers = point.workload().subscribers();
          times.add(new MeasuredTime(subscribers, loops, median, known.length));
        }
      }
    }
    return new MeasuredSends(times);
  }

  private static long[] lastSends(ResultFile point, String system) {
    return point
        .validLegs(system)
        .flatMap(leg -> Stream.ofNullable(Metric.LAST_SEND.of(leg)))
        .mapToLong(Long::longValue)
        .toArray();
  }

  /** Returns the time of one further send on each of so many loops, from the least and the most. */
  public double sendNanos(int loops) throws IOException {
    MeasuredTime few = end(loops, Comparator.comparingInt(MeasuredTime::subscribers));
    MeasuredTime many = end(loops, Comparator.comparingInt(MeasuredTime::subscribers).reversed());
    int further = share(many) - share(few);
    if (further <= 0 || many.ns() <= few.ns()) {
      throw new IOException(
          "times to last send with " + loops + " loops do not grow with the subscribers: " + times);
    }
    return (double) (many.ns() - few.ns()) / further;
  }

  /** Returns what a message takes on one loop beside its sends; not below 0. */
  public double firstNanos() throws IOException {
    MeasuredTime few = end(1, Comparator.comparingInt(MeasuredTime::subscribers));
    return Math.max(0, few.ns() - share(few) * sendNanos(1));
  }

  private static int share(MeasuredTime time) {
    return FanOutModel.largestShare(time.subscribers(), time.loops());
  }

  private MeasuredTime end(int loops, Comparator<MeasuredTime> order) throws IOException {
    return times.stream()
        .filter(time -> time.loops() == loops)
        .min(order)
        .orElseThrow(() -> new IOException("no time to last send with " + loops + " loops"));
  }
}
