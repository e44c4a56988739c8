package org.mles.benchmarks.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.LatencyNanos;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.stats.Lane;
import org.mles.benchmarks.stats.Median;
import org.mles.benchmarks.stats.Percentiles;
import org.mles.benchmarks.workload.Streams;

/**
 * Latencies of a leg, computed after it from arrival and publish times. A message that one
 * subscriber lacks is left out as a whole: the times of the others alone would look too good.
 * Nothing else is left out. Negative latencies are counted and reported.
 */
final class LegLatencies {
  private static final int MAX_STEPS = 100;

  private final Histogram last = Percentiles.histogram();
  private final Histogram first = Percentiles.histogram();
  private final Histogram half = Percentiles.histogram();
  private final Histogram nineTenths = Percentiles.histogram();
  private final Histogram spread = Percentiles.histogram();
  private final Histogram delivery = Percentiles.histogram();
  private final Histogram service = Percentiles.histogram();
  private final Histogram sendLag = Percentiles.histogram();
  private final Histogram lastSend = Percentiles.histogram();
  private final List<Long> lastInOrder = new ArrayList<>();
  private final long[][] byMessage;
  private final Streams streams;
  private long negatives;
  private long unsent;
  private long firstIntended = Long.MAX_VALUE;
  private long lastIntended = Long.MIN_VALUE;
  private long lastArrival = Long.MIN_VALUE;

  private LegLatencies(Streams streams, int slots) {
    this.streams = streams;
    this.byMessage = new long[slots][];
  }

  static LegLatencies of(DeliveryLedger ledger, MessageTimes times) {
    LegLatencies latencies = new LegLatencies(ledger.streams(), times.slots());
    for (int slot = 0; slot < times.slots(); slot++) {
      latencies.add(ledger, times, slot);
    }
    return latencies;
  }

  /**
   * Returns those of messages that nobody read as they came: all that is known of each is when the
   * server had made its last send.
   */
  static LegLatencies ofSends(MessageTimes times) {
    LegLatencies latencies = new LegLatencies(Streams.ONE, times.slots());
    for (int slot = 0; slot < times.slots(); slot++) {
      latencies.addSends(times.sentNanos(slot), times.sentToAllNanos(slot));
    }
    return latencies;
  }

  private void addSends(long sent, long sentToAll) {
    firstIntended = Math.min(firstIntended, sent);
    lastIntended = Math.max(lastIntended, sent);
    if (sentToAll != 0) {
      lastArrival = Math.max(lastArrival, sentToAll);
      record(lastSend, sentToAll - sent);
      lastInOrder.add(sentToAll - sent);
    } else {
      unsent++;
    }
  }

  private void add(DeliveryLedger ledger, MessageTimes times, int slot) {
    long intended = times.intendedNanos(slot);
    long lag = times.sentNanos(slot) - intended;
    record(sendLag, lag);
    firstIntended = Math.min(firstIntended, intended);
    lastIntended = Math.max(lastIntended, intended);
    int stream = streams.of(slot);
    int channel = streams.channel(stream);
    long[] latency = new long[streams.readers(channel, ledger.subscribers())];
    for (int reader = 0; reader < latency.length; reader++) {
      Lane lane = ledger.lane(streams.reader(channel, reader), streams.publisher(stream));
      long arrival = lane.arrivalNanos((int) streams.within(slot));
      if (arrival == 0) {
        return;
      }
      latency[reader] = arrival - intended;
    }
    byMessage[slot] = latency;
    addComplete(latency.clone(), intended, lag);
  }

  private void addComplete(long[] latency, long intended, long lag) {
    Arrays.sort(latency);
    int readers = latency.length;
    for (long nanos : latency) {
      record(delivery, nanos);
      record(service, nanos - lag);
    }
    lastArrival = Math.max(lastArrival, intended + latency[readers - 1]);
    record(first, latency[0]);
    record(half, latency[rank(0.5, readers)]);
    record(nineTenths, latency[rank(0.9, readers)]);
    record(last, latency[readers - 1]);
    record(spread, latency[readers - 1] - latency[0]);
    lastInOrder.add(latency[readers - 1]);
  }

  private static int rank(double share, int readers) {
    return Math.max(0, (int) Math.ceil(share * readers) - 1);
  }

  private void record(Histogram histogram, long nanos) {
    if (nanos < 0) {
      negatives++;
    } else {
      histogram.recordValue(nanos);
    }
  }

  /** Returns the latencies below zero: the clock went backwards, or stamps are mixed up. */
  long negatives() {
    return negatives;
  }

  /** Returns the messages of {@link #ofSends} that were not seen to be sent to everybody. */
  long unsent() {
    return unsent;
  }

  /** Returns the time from the first intended send to the last arrival. */
  long spanNanos() {
    return lastArrival == Long.MIN_VALUE ? 0 : lastArrival - firstIntended;
  }

  /** Returns the time from the first intended send to the last intended one. */
  long plannedNanos() {
    return lastIntended - firstIntended;
  }

  Histogram timeToLast() {
    return last;
  }

  Histogram lag() {
    return sendLag;
  }

  Map<String, Histogram> histograms() {
    Map<String, Histogram> all = new LinkedHashMap<>();
    all.put("timeToLast", last);
    all.put("timeToFirst", first);
    all.put("delivery", delivery);
    all.put("service", service);
    all.put("sendLag", sendLag);
    if (lastSend.getTotalCount() > 0) {
      all.put("timeToLastSend", lastSend);
    }
    return all;
  }

  /** Returns those that are logged and those that are not. */
  Map<String, Histogram> allHistograms() {
    Map<String, Histogram> all = histograms();
    all.put("timeToHalf", half);
    all.put("timeToNineTenths", nineTenths);
    all.put("spread", spread);
    return all;
  }

  LegResult.Times times(boolean openLoop) {
    return new LegResult.Times(
        LatencyNanos.of(last),
        LatencyNanos.of(first),
        LatencyNanos.of(half),
        LatencyNanos.of(nineTenths),
        LatencyNanos.of(spread),
        LatencyNanos.of(delivery),
        LatencyNanos.of(service),
        openLoop ? LatencyNanos.of(sendLag) : null,
        LatencyNanos.of(lastSend));
  }

  /**
   * Returns the median over messages of the time until k subscribers had one, up to as many as
   * every channel has.
   */
  List<LegResult.Step> arrivalCurve() {
    long[][] sorted =
        Arrays.stream(byMessage)
            .filter(row -> row != null)
            .map(row -> Arrays.stream(row).sorted().toArray())
            .toArray(long[][]::new);
    List<LegResult.Step> steps = new ArrayList<>();
    if (sorted.length > 0) {
      int readers = Arrays.stream(sorted).mapToInt(row -> row.length).min().orElse(0);
      int stride = Math.max(1, readers / MAX_STEPS);
      for (int k = stride; k <= readers; k += stride) {
        steps.add(new LegResult.Step(k, medianOf(sorted, k - 1)));
      }
    }
    return steps;
  }

  /**
   * Returns each subscriber's median latency, by its index; nothing if some channel has no whole
   * message.
   */
  List<Long> positionMedians() {
    List<long[][]> byChannel =
        IntStream.range(0, streams.channels()).mapToObj(this::completeOf).toList();
    List<Long> medians = new ArrayList<>();
    if (byChannel.stream().allMatch(rows -> rows.length > 0)) {
      int subscribers = byChannel.stream().mapToInt(rows -> rows[0].length).sum();
      for (int s = 0; s < subscribers; s++) {
        medians.add(medianOf(byChannel.get(streams.channelOf(s)), s / streams.channels()));
      }
    }
    return medians;
  }

  /** Returns the whole messages of a channel. */
  private long[][] completeOf(int channel) {
    return IntStream.range(0, byMessage.length)
        .filter(slot -> streams.channel(streams.of(slot)) == channel)
        .mapToObj(slot -> byMessage[slot])
        .filter(row -> row != null)
        .toArray(long[][]::new);
  }

  private static long medianOf(long[][] rows, int column) {
    return Median.of(Arrays.stream(rows).mapToLong(row -> row[column]).toArray());
  }

  /** Returns how much slower the first quarter was than the last: above 1, it was still warming. */
  @Nullable Double firstToLastQuarter() {
    int quarter = lastInOrder.size() / 4;
    if (quarter == 0) {
      return null;
    }
    long early = Median.of(lastInOrder.subList(0, quarter).stream().mapToLong(v -> v).toArray());
    long late =
        Median.of(
            lastInOrder.subList(lastInOrder.size() - quarter, lastInOrder.size()).stream()
                .mapToLong(v -> v)
                .toArray());
    return late <= 0 ? null : (double) early / late;
  }
}
