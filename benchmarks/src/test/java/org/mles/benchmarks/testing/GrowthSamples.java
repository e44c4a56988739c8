package org.mles.benchmarks.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.ClassShare;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.GrowthFile.Axis;
import org.mles.benchmarks.result.LatencyNanos;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.MemoryReading;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Round;
import org.mles.benchmarks.result.SystemInfo;

/**
 * Growth of a server that costs exactly so much, for tests.
 *
 * @param sendNanos server CPU for a delivery
 * @param readNanos load CPU for a delivery
 * @param hopNanos time of a message beside its deliveries
 * @param heapOctets heap of a connection
 * @param residentOctets memory of a connection
 * @param kernelOctets memory of the kernel for both its ends
 */
public record GrowthSamples(
    long sendNanos,
    long readNanos,
    long hopNanos,
    long heapOctets,
    long residentOctets,
    long kernelOctets) {
  /** Heap of a socket. */
  public static final long SOCKET_OCTETS = 605;

  /** What the server occupies before anybody joins. */
  public static final long BARE_OCTETS = 60_000_000;

  private static final long ONCE_OCTETS = 1_000_000;
  private static final long LOG_OCTETS = 4096;
  private static final int EACH = 2;

  /** A server as ours is. */
  public static GrowthSamples usual() {
    return new GrowthSamples(5_000, 7_000, 100_000, 1_500, 3_000, 8_000);
  }

  /** Returns a sweep over these numbers of subscribers and of channels. */
  public GrowthFile sweep(List<Integer> subscribers, List<Integer> channels) {
    List<GrowthFile.Point> points = new ArrayList<>();
    subscribers.forEach(count -> points.add(point(Axis.SUBSCRIBERS, 1, count)));
    channels.forEach(count -> points.add(point(Axis.CHANNELS, count, EACH * count)));
    return new GrowthFile(GrowthFile.SCHEMA, SOCKET_OCTETS, points);
  }

  private GrowthFile.Point point(Axis axis, int channels, int subscribers) {
    int connections = subscribers + channels;
    MemoryReading before = new MemoryReading(ONCE_OCTETS, BARE_OCTETS, 0L, 0L);
    MemoryReading after =
        new MemoryReading(
            2 * ONCE_OCTETS + connections * heapOctets,
            BARE_OCTETS + ONCE_OCTETS + connections * residentOctets,
            channels * LOG_OCTETS,
            connections * kernelOctets);
    return new GrowthFile.Point(
        axis,
        channels,
        run(subscribers, hopNanos + subscribers * sendNanos, null),
        List.of(new MemoryReading.Pair("mles", 1, before, after)),
        List.of(new ClassShare("org.mles.<Member>", 1, 40)));
  }

  /** Returns a run in which the last of so many subscribers had each message after that time. */
  public ResultFile run(int subscribers, long toLastNanos, @Nullable String peers) {
    ResultFile usual = Samples.resultWith(subscribers);
    SystemInfo system =
        new SystemInfo("mles", "1", peers == null ? Map.of() : Map.of("peers", peers), Map.of());
    return new ResultFile(
        usual.schema(),
        usual.id(),
        usual.tool(),
        usual.profile(),
        false,
        usual.env(),
        usual.workload(),
        List.of(system),
        List.of(new Round(1, List.of("mles"), List.of(leg(toLastNanos)))),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of());
  }

  private LegResult leg(long nanos) {
    LatencyNanos same =
        new LatencyNanos(
            20, nanos, nanos, nanos, nanos, null, nanos, Collections.nCopies(12, nanos));
    return LegResult.valid(
        "mles",
        1,
        new LegResult.Deliveries(20L, 80L, 0L, 0L, 0L),
        new LegResult.Times(same, same, same, same, same, same, same, null, null),
        new LegResult.Curves(List.of(), List.of()),
        new LegResult.Costs(new LegResult.Cpu(sendNanos, readNanos), 1000L, 63.0),
        new LegResult.Noise(1, 0, null, 0.5, 1.0));
  }
}
