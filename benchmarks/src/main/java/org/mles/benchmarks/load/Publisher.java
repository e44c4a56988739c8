package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/** Publishes numbered messages and waits for their arrival. Thread: main of the load process. */
final class Publisher {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final LoadClient client;
  private final byte[] payload;

  Publisher(LoadClient client, int payloadOctets) {
    this.client = client;
    this.payload = ProbePayload.blank(payloadOctets);
  }

  /** Hands one message to the client, which may keep it until {@link #flush()}. */
  void add(Stage stage, long index) throws IOException {
    ProbePayload.stamp(payload, ProbePayload.word(stage, index));
    client.publish(payload);
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
      String failure = client.failure();
      if (failure != null) {
        throw new LegFailure(failure);
      }
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }
}
