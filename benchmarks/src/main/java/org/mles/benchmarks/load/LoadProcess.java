package org.mles.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.Unread;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.NoiseWatch;
import org.mles.benchmarks.stats.ProcessCpu;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * One leg, seen from its clients: connect, barrier, warm-up, measurement, closing message, proof.
 *
 * <p>Thread: main of the load process.
 */
public final class LoadProcess {
  private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PROBE_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int SATURATE_STRIDE = 256;
  private static final int SATURATE_SLOTS = 8192;

  private final LegRequest request;
  private final LegSteps steps;
  private final Workload workload;
  private final Arrivals arrivals;
  private final MessageTimes times;

  /** Prepares a leg; nothing is connected yet. */
  public LoadProcess(LegRequest request, LegSteps steps) {
    this.request = request;
    this.steps = steps;
    this.workload = request.workload();
    boolean saturate = workload.profile() == Profile.SATURATE;
    int count = workload.streams().count();
    int kept = Math.min(SATURATE_SLOTS, Workload.MOST_DELIVERIES / workload.subscribers());
    int slots = Math.max(1, (saturate ? kept : workload.measured() + count - 1) / count);
    int stride = saturate ? Math.max(1, SATURATE_STRIDE / count) : 1;
    this.arrivals = new Arrivals(workload, slots, stride);
    this.times = new MessageTimes(workload.streams(), slots, stride);
  }

  /** Runs the leg. */
  public LegOutcome run(Driver driver) throws IOException, InterruptedException {
    LoadPlan plan =
        new LoadPlan(
            request.endpoint(),
            workload.subscribers(),
            workload.payloadOctets(),
            request.options(),
            arrivals,
            workload.streams());
    OpenFiles.require(workload.connections());
    steps.enters(Phase.CONNECT);
    LoadPlan asked = workload.profile() == Profile.SENDS ? plan.leftUnread() : plan;
    try (LoadClient client = driver.connect(request.system(), asked)) {
      LegResult leg = measure(client);
      boolean lives = client.failure() == null; // or nobody is left to be asked
      LegOutcome outcome = new LegOutcome(leg, lives ? verified(client) : Map.of());
      steps.measured(outcome);
      if (lives) {
        steps.enters(Phase.LOOK);
      }
      steps.enters(Phase.CLOSE);
      return outcome;
    }
  }

  private static Map<String, String> verified(LoadClient client) {
    Map<String, String> facts = new TreeMap<>(client.verified());
    facts.put(
        "client threads", Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount()));
    return facts;
  }

  private LegResult measure(LoadClient client) throws IOException, InterruptedException {
    Publisher publisher = new Publisher(client, workload);
    Double loadBefore = NoiseWatch.loadAverage();
    try {
      steps.enters(Phase.WARM_UP);
      awaitReadiness(publisher, reading(client));
      LoadProfile load = warmedUp(client, publisher);
      steps.enters(Phase.MEASURE);
      return measured(client, publisher, load, loadBefore);
    } catch (LegFailure e) {
      return invalid(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      String lost = client.failure();
      if (lost == null) {
        throw e;
      }
      return invalid(lost + "; " + e.getMessage());
    }
  }

  private LegResult invalid(String why) {
    return LegResult.invalid(request.system(), request.attempt(), why);
  }

  /** Returns what has all that lies in the sockets read, if nobody else does that. */
  private static Runnable reading(LoadClient client) {
    Optional<Unread> unread = client.unread();
    return unread.isPresent() ? unread.get()::read : () -> {};
  }

  private LegResult measured(
      LoadClient client, Publisher publisher, LoadProfile load, @Nullable Double loadBefore)
      throws IOException, LegFailure {
    List<Long> self = List.of(ProcessHandle.current().pid());
    NoiseWatch noise = NoiseWatch.start();
    long[] wall = {System.currentTimeMillis(), 0};
    OptionalLong serverBefore = ProcessCpu.nanos(request.serverPids());
    OptionalLong clientBefore = ProcessCpu.nanos(self);
    Long octetsBefore = client.octetsReceived();
    Waiting waiting = Waiting.begin(client);
    load.run(publisher, arrivals.measured()::slowest, times);
    OptionalLong serverAfter = ProcessCpu.nanos(request.serverPids());
    OptionalLong clientAfter = ProcessCpu.nanos(self);
    Long octetsAfter = client.octetsReceived();
    Double waited = waiting.leastShare(client);
    wall[1] = System.currentTimeMillis();
    NoiseWatch.Seen seen = noise.stop();
    boolean closed = close(publisher, reading(client));
    LegSummary.Costs costs =
        new LegSummary.Costs(
            difference(serverBefore, serverAfter),
            difference(clientBefore, clientAfter),
            octetsBefore == null || octetsAfter == null ? null : octetsAfter - octetsBefore,
            waited);
    return new LegSummary(request, arrivals, times, closed).result(costs, seen, loadBefore, wall);
  }

  /**
   * Publishes probes until each subscriber has seen one of each publisher: from then on all are
   * subscribed.
   */
  private void awaitReadiness(Publisher publisher, Runnable reading)
      throws IOException, LegFailure {
    long deadline = System.nanoTime() + READY_NANOS;
    int all = Arrivals.pairs(workload);
    for (long probe = 0; System.nanoTime() - deadline < 0; probe++) {
      sendToAll(publisher, Stage.READINESS, probe);
      boolean ready =
          publisher.await(
              () -> {
                reading.run();
                return arrivals.readyCount() == all;
              },
              PROBE_AGAIN_NANOS);
      if (ready) {
        return;
      }
    }
    throw new LegFailure("not ready: " + arrivals.readyCount() + " of " + all + " saw a probe");
  }

  /** Sends a message of each publisher. */
  private void sendToAll(Publisher publisher, Stage stage, long within) throws IOException {
    for (int stream = 0; stream < workload.streams().count(); stream++) {
      publisher.send(stage, workload.streams().index(stream, within));
    }
  }

  /** Warms everything up, and returns what publishes the measured messages. */
  private LoadProfile warmedUp(LoadClient client, Publisher publisher)
      throws IOException, LegFailure {
    if (workload.profile() != Profile.SENDS) {
      warmUp(publisher);
      System.gc();
      return LoadProfile.of(workload);
    }
    Optional<Unread> unread = client.unread();
    if (unread.isEmpty()) {
      throw new LegFailure("the client of this system reads all by itself");
    }
    LoadProfile load =
        SendsLoad.warmedUp(workload, unread.get(), publisher, arrivals.warmup()::slowest);
    System.gc();
    return load;
  }

  private void warmUp(Publisher publisher) throws IOException, LegFailure {
    for (int i = 0; i < workload.warmup(); i++) {
      publisher.send(Stage.WARMUP, i);
      long target = i + 1L;
      if (!publisher.await(
          () -> arrivals.warmup().slowest() >= target, LoadProfile.PATIENCE_NANOS)) {
        throw new LegFailure("warm-up message " + i + " did not reach every subscriber");
      }
    }
  }

  /** Sends the closing messages. A subscriber that has them gets no further one of this leg. */
  private boolean close(Publisher publisher, Runnable reading) throws IOException, LegFailure {
    sendToAll(publisher, Stage.CLOSING, 0);
    int all = Arrivals.pairs(workload);
    return publisher.await(
        () -> {
          reading.run();
          return arrivals.closedCount() == all;
        },
        LoadProfile.PATIENCE_NANOS);
  }

  private static @Nullable Long difference(OptionalLong before, OptionalLong after) {
    return before.isEmpty() || after.isEmpty() ? null : after.getAsLong() - before.getAsLong();
  }
}
