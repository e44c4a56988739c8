package org.mles.benchmarks.load;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.word.CrewWord.Part;
import org.mles.benchmarks.crew.word.ShareReport;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;

/**
 * One agent's share of a leg with several: its subscribers hear all agents, its publisher publishes
 * when it is its turn.
 *
 * <p>Thread: the agent's.
 */
public final class LegShare implements AutoCloseable {
  private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PROBE_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Longest wait for the others to have a message that all of ours have. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Request request;
  private final Workload workload;
  private final ShareArrivals arrivals;
  private final ShareNumbers numbers;
  private final MessageTimes times;
  private final ShareMeter meter;
  private final LoadClient client;

  /**
   * One agent's share of a leg.
   *
   * @param leg number of the leg
   * @param place of the agent, from 0
   * @param agents how many there are
   * @param system what is measured
   * @param endpoint where it listens
   * @param workload what this agent publishes, and its own subscribers
   * @param options words for the driver
   * @param clock gives all times, in nanoseconds from anywhere
   * @param sink what stands in front of the arrivals; the doctor lies here
   */
  public record Request(
      long leg,
      int place,
      int agents,
      String system,
      String endpoint,
      Workload workload,
      Map<String, String> options,
      LongSupplier clock,
      UnaryOperator<LoadPlan.Sink> sink) {}

  /**
   * What a publisher knows of the other agents.
   *
   * @param slowest how far the slowest of them is in this turn
   * @param failure why there is nothing more to wait for, null as long as there is
   */
  public record Others(LongSupplier slowest, Supplier<@Nullable String> failure) {}

  /**
   * What came of a turn.
   *
   * @param published messages
   * @param digest over their words
   * @param spanNanos how long it took by the agent's clock
   */
  public record Published(long published, long digest, long spanNanos) {}

  private LegShare(Request request, ShareArrivals arrivals, LoadClient client) {
    this.request = request;
    this.workload = request.workload();
    this.arrivals = arrivals;
    this.client = client;
    this.numbers = new ShareNumbers(request.leg(), request.place(), new SecureRandom().nextLong());
    this.times = new MessageTimes(Streams.ONE, workload.measured(), 1);
    this.meter = new ShareMeter(request, arrivals, times, client);
  }

  /** Connects the agent's clients. */
  public static LegShare connect(Driver driver, Request request)
      throws IOException, InterruptedException {
    Workload workload = request.workload();
    ShareArrivals arrivals =
        new ShareArrivals(
            request.leg(), workload, request.place(), request.agents(), request.clock());
    LoadPlan plan =
        new LoadPlan(
            request.endpoint(),
            workload.subscribers(),
            workload.payloadOctets(),
            request.options(),
            request.sink().apply(arrivals));
    OpenFiles.require(workload.connections());
    return new LegShare(request, arrivals, driver.connect(request.system(), plan));
  }

  /** Returns what was read back from the clients. */
  public Map<String, String> verified() {
    return client.verified();
  }

  /** Returns why no further message can arrive, null as long as all connections live. */
  public @Nullable String failure() {
    return client.failure();
  }

  /** Returns how far the slowest subscriber is with the messages of the agent at {@code place}. */
  public long progress(Part part, int place) {
    ShareArrivals.Turn turn = arrivals.turn(place);
    return part == Part.WARM_UP ? turn.warmedUp() : turn.measured().slowest();
  }

  /** Returns whether each subscriber has the last message of the agent at {@code place}. */
  public boolean closed(int place) {
    return arrivals.turn(place).closed();
  }

  /** Returns what each subscriber has of the agent at {@code place}. */
  public List<Receipt> receipts(int place, long published) {
    return arrivals.turn(place).receipts(published);
  }

  /** Is told that the first measured turn begins, whoever has it. */
  public void measuring() {
    meter.measuring();
  }

  /** Publishes the messages of this agent's turn and returns when all agents have them. */
  public Published publish(Part part, Others others) throws IOException, LegFailure {
    Publisher publisher =
        new Publisher(client, workload, numbers, request.clock(), () -> failure(others));
    long begun = publisher.nanos();
    if (part == Part.WARM_UP) {
      warmUp(publisher, others);
      return new Published(workload.warmup(), Receipt.NOTHING, publisher.nanos() - begun);
    }
    measure(publisher, others);
    return new Published(times.published(), digest(), publisher.nanos() - begun);
  }

  private @Nullable String failure(Others others) {
    String ours = client.failure();
    return ours == null ? others.failure().get() : ours;
  }

  private void warmUp(Publisher publisher, Others others) throws IOException, LegFailure {
    ShareArrivals.Turn own = arrivals.turn(request.place());
    LongSupplier slowest = () -> Math.min(own.warmedUp(), others.slowest().getAsLong());
    long deadline = System.nanoTime() + READY_NANOS;
    for (long probe = 0; slowest.getAsLong() == 0; probe++) {
      if (System.nanoTime() - deadline > 0) {
        throw new LegFailure(
            own.warmedUp() == 0
                ? "not ready: a subscriber of its own saw no probe"
                : "not ready: another agent has not seen a probe");
      }
      publisher.send(Stage.READINESS, probe);
      publisher.await(() -> slowest.getAsLong() > 0, PROBE_AGAIN_NANOS);
    }
    for (int i = 0; i < workload.warmup(); i++) {
      publisher.send(Stage.WARMUP, i);
      long target = i + 2L;
      if (!publisher.await(() -> slowest.getAsLong() >= target, PATIENCE_NANOS)) {
        throw new LegFailure("warm-up message " + i + " did not reach every subscriber");
      }
    }
    System.gc();
  }

  private void measure(Publisher publisher, Others others) throws IOException, LegFailure {
    ShareArrivals.Turn own = arrivals.turn(request.place());
    meter.begin();
    LoadProfile.of(workload)
        .run(
            publisher,
            () -> Math.min(own.measured().slowest(), others.slowest().getAsLong()),
            times);
    meter.end();
    publisher.send(Stage.CLOSING, 0);
    publisher.await(own::closed, LoadProfile.PATIENCE_NANOS);
  }

  private long digest() {
    long digest = Receipt.NOTHING;
    for (long i = 0; i < times.published(); i++) {
      digest = Receipt.after(digest, numbers.word(Stage.MEASURED, i));
    }
    return digest;
  }

  /** Returns when message {@code index} was to leave, by the agent's clock. */
  public long intendedNanos(int index) {
    return times.intendedNanos(index);
  }

  /**
   * Returns when the last of this agent's subscribers had its message {@code index}, 0 if never.
   */
  public long ownLastNanos(int index) {
    ShareArrivals.Turn own = arrivals.turn(request.place());
    long last = 0;
    for (int s = 0; s < workload.subscribers(); s++) {
      long arrival = own.measured().lane(s).arrivalNanos(index);
      if (arrival == 0) {
        return 0;
      }
      last = s == 0 ? arrival : Math.max(last, arrival);
    }
    return last;
  }

  /** Returns the number of messages that this agent published in its measured turn. */
  public int published() {
    return times.slots();
  }

  /**
   * Returns what this agent measured.
   *
   * @param more further histograms
   * @param complaint what is known against it already, null if nothing is
   */
  public ShareReport report(Map<String, byte[]> more, @Nullable String complaint) {
    return meter.report(more, complaint);
  }

  @Override
  public void close() {
    client.close();
  }
}
