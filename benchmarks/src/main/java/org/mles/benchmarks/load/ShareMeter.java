package org.mles.benchmarks.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.word.ShareReport;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.stats.HistogramLog;
import org.mles.benchmarks.stats.NoiseWatch;
import org.mles.benchmarks.stats.ProcessCpu;
import org.mles.benchmarks.workload.Workload;

/**
 * Measures around an agent's share of a leg: noise and octets in its own turn, CPU time in all
 * measured turns. Thread: the agent's.
 */
final class ShareMeter {
  private static final List<Long> SELF = List.of(ProcessHandle.current().pid());

  private final LegShare.Request request;
  private final ShareArrivals arrivals;
  private final MessageTimes times;
  private final LoadClient client;
  private final @Nullable Double loadBefore = NoiseWatch.loadAverage();
  private OptionalLong cpuBefore = OptionalLong.empty();
  private @Nullable NoiseWatch noise;
  private NoiseWatch.@Nullable Seen seen;
  private @Nullable Waiting waiting;
  private @Nullable Double waited;
  private @Nullable Long octetsBefore;
  private @Nullable Long octets;

  ShareMeter(
      LegShare.Request request, ShareArrivals arrivals, MessageTimes times, LoadClient client) {
    this.request = request;
    this.arrivals = arrivals;
    this.times = times;
    this.client = client;
  }

  /** Begins to count CPU time. */
  void measuring() {
    cpuBefore = ProcessCpu.nanos(SELF);
  }

  /** Begins the agent's own turn. */
  void begin() {
    noise = NoiseWatch.start();
    octetsBefore = client.octetsReceived();
    waiting = Waiting.begin(client);
  }

  /** Ends it. */
  void end() {
    Long after = client.octetsReceived();
    octets = octetsBefore == null || after == null ? null : (Long) (after - octetsBefore);
    waited = waiting == null ? null : waiting.leastShare(client);
    seen = noise == null ? null : noise.stop();
  }

  ShareReport report(Map<String, byte[]> more, @Nullable String complaint) {
    Workload workload = request.workload();
    ShareArrivals.Turn own = arrivals.turn(request.place());
    LegLatencies latencies = LegLatencies.of(own.measured(), times);
    NoiseWatch.Seen quiet = seen == null ? new NoiseWatch.Seen(0, 0, null) : seen;
    Validity validity = new Validity(workload, arrivals.foreign(), 0, own.closed(), waited);
    Map<String, byte[]> histograms = new HashMap<>(more);
    latencies
        .allHistograms()
        .forEach((name, histogram) -> histograms.put(name, HistogramLog.packed(histogram)));
    OptionalLong cpu = ProcessCpu.nanos(SELF);
    return new ShareReport(
        complaint == null
            ? validity.complaint(own.measured().proof(times.published()), latencies, quiet)
            : complaint,
        validity.warnings(latencies, quiet),
        histograms,
        latencies.positionMedians(),
        cpu.isEmpty() || cpuBefore.isEmpty() ? null : cpu.getAsLong() - cpuBefore.getAsLong(),
        octets,
        quiet.worstStallNanos(),
        quiet.gcNanos(),
        quiet.stealShare(),
        loadBefore,
        latencies.firstToLastQuarter(),
        latencies.spanNanos());
  }
}
