package org.mles.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.benchmarks.driver.mles.OriginalDriver;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Streams;
import org.mles.testing.Missing;

/**
 * The contract of a driver with several channels and publishers: what a publisher sends reaches
 * each subscriber of its channel once and in order, and nobody else.
 */
@Timeout(120)
final class StreamsIT {
  private static final int SUBSCRIBERS = 7;
  private static final int MESSAGES = 60;
  private static final int PAYLOAD = 1000;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PROBE_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  @TempDir private Path folder = Path.of("");

  /** Returns one system of each way to have them, and brokers that start at once. */
  static List<String> systems() {
    return List.of(
        "raw",
        "mles",
        "mles-v2",
        "mles-v2-tls",
        "mles-client",
        "mles-threads",
        "mles-rs-2",
        "mles-rs-1",
        "redis",
        "redis-wire",
        "nats",
        "nats-wire",
        "mosquitto",
        "mosquitto-wire");
  }

  @ParameterizedTest
  @MethodSource("systems")
  void bringsEachMessageToItsChannelAlone(String system) throws Exception {
    Driver driver = Drivers.found().of(system);
    checkOrAbort(driver, system);
    Streams many = new Streams(3, 2);
    Streams streams = driver.refuses(system, many) == null ? many : new Streams(3, 1);
    assertThat(driver.refuses(system, streams)).isNull();
    Mail mail = new Mail(streams);
    try (RunningServer server = driver.start(system, new ServerSite(folder, Map.of()));
        LoadClient client =
            driver.connect(
                system,
                new LoadPlan(server.endpoint(), SUBSCRIBERS, PAYLOAD, Map.of(), mail, streams))) {
      awaitReadiness(client, mail);
      for (long i = 0; i < MESSAGES; i++) {
        publish(client, streams, Stage.MEASURED, i);
      }
      client.flush();
      await(() -> mail.ledger.slowest() >= MESSAGES || client.failure() != null);
      assertThat(client.failure()).isNull();
      assertThat(mail.ledger.proof(MESSAGES)).matches(DeliveryLedger.Proof::holds);
      assertThat(mail.strays.get()).isZero();
    }
  }

  private static void awaitReadiness(LoadClient client, Mail mail) throws Exception {
    for (long probe = 0; !mail.allReady(); probe++) {
      for (int stream = 0; stream < mail.streams.count(); stream++) {
        publish(client, mail.streams, Stage.READINESS, mail.streams.index(stream, probe));
      }
      client.flush();
      long again = System.nanoTime() + PROBE_AGAIN_NANOS;
      await(() -> mail.allReady() || System.nanoTime() - again > 0);
      assertThat(client.failure()).isNull();
    }
  }

  private static void publish(LoadClient client, Streams streams, Stage stage, long index)
      throws Exception {
    byte[] payload = ProbePayload.blank(PAYLOAD);
    ProbePayload.stamp(payload, ProbePayload.word(stage, index));
    client.publish(streams.of(index), payload);
  }

  private static void checkOrAbort(Driver driver, String system) {
    try {
      driver.check(system, Map.of());
    } catch (Driver.Unavailable e) {
      String why = system + " not tested: " + e.getMessage();
      if (driver instanceof OriginalDriver) {
        Missing.excuse(why);
      }
      Missing.skip(why);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the test took too long");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** What came, and what came to the wrong channel. Thread: any. */
  private static final class Mail implements LoadPlan.Sink {
    private final Streams streams;
    private final DeliveryLedger ledger;
    private final AtomicIntegerArray ready;
    private final AtomicInteger strays = new AtomicInteger();

    Mail(Streams streams) {
      this.streams = streams;
      ledger = new DeliveryLedger(streams, SUBSCRIBERS, 0, 1);
      ready = new AtomicIntegerArray(SUBSCRIBERS * streams.publishers());
    }

    @Override
    public void delivered(int subscriber, long word, int octets) {
      long index = ProbePayload.index(word);
      if (octets != PAYLOAD || !streams.reaches(index, subscriber)) {
        strays.incrementAndGet();
      } else if (ProbePayload.stage(word) == Stage.MEASURED) {
        ledger.accept(subscriber, index);
      } else {
        int publisher = streams.publisher(streams.of(index));
        ready.set(subscriber * streams.publishers() + publisher, 1);
      }
    }

    boolean allReady() {
      for (int i = 0; i < ready.length(); i++) {
        if (ready.get(i) == 0) {
          return false;
        }
      }
      return true;
    }
  }
}
