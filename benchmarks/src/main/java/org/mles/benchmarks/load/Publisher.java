package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;

/**
 * Publishes numbered messages, each by its stream's publisher, and waits for their arrival. Thread:
 * main of the load process.
 */
final class Publisher {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /** Says which word a message begins with. */
  @FunctionalInterface
  interface Numbering {
    /** Returns the first eight octets of message {@code index} of a stage. */
    long word(Stage stage, long index);
  }

  private final LoadClient client;
  private final Streams streams;
  private final byte[] payload;
  private final Numbering numbering;
  private final LongSupplier clock;
  private final Supplier<@Nullable String> failure;

  Publisher(LoadClient client, Workload workload) {
    this(client, workload, ProbePayload::word, System::nanoTime, client::failure);
  }

  /**
   * Makes one with a clock and numbers of its own.
   *
   * @param clock gives the times of messages, in nanoseconds; waits keep to that of the JVM
   * @param failure says why there is nothing more to wait for, null as long as there is
   */
  Publisher(
      LoadClient client,
      Workload workload,
      Numbering numbering,
      LongSupplier clock,
      Supplier<@Nullable String> failure) {
    this.client = client;
    this.streams = workload.streams();
    this.payload = ProbePayload.blank(workload.payloadOctets());
    this.numbering = numbering;
    this.clock = clock;
    this.failure = failure;
  }

  /** Returns the time by the clock that stamps messages. */
  long nanos() {
    return clock.getAsLong();
  }

  /** Hands one message to the client, which may keep it until {@link #flush()}. */
  void add(Stage stage, long index) throws IOException {
    ProbePayload.stamp(payload, numbering.word(stage, index));
    client.publish(streams.of(index), payload);
  }

  void flush() throws IOException {
    client.flush();
  }

  void send(Stage stage, long index) throws IOException {
    add(stage, index);
    flush();
  }

  /**
   * Waits by polling. A receiver that had to wake this thread would lose time, and its times are
   * what is measured.
   *
   * @return false if the time was not enough
   * @throws LegFailure if a connection is lost meanwhile
   */
  boolean await(BooleanSupplier done, long timeoutNanos) throws LegFailure {
    long deadline = System.nanoTime() + timeoutNanos;
    while (!done.getAsBoolean()) {
      String lost = failure.get();
      if (lost != null) {
        throw new LegFailure(lost);
      }
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }
}
