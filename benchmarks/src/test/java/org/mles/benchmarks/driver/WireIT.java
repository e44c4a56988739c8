package org.mles.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.testing.Missing;

/** The scanners, held against the client libraries on the same traffic of the same server. */
final class WireIT {
  private static final int SUBSCRIBERS = 3;
  private static final int MESSAGES = 50;
  private static final int PAYLOAD = 20;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  @TempDir private Path folder = Path.of("");

  /** What one client's subscribers were told. */
  private record Told(List<List<String>> bySubscriber) implements LoadPlan.Sink {
    Told() {
      this(
          Stream.generate(CopyOnWriteArrayList<String>::new)
              .limit(SUBSCRIBERS)
              .<List<String>>map(list -> list)
              .toList());
    }

    /** Probes are sent again until all have one, so not everybody has all of them. */
    @Override
    public void delivered(int subscriber, long word, int octets) {
      List<String> all = bySubscriber.get(subscriber);
      if (ProbePayload.stage(word) != Stage.READINESS || all.isEmpty()) {
        all.add(text(word, octets));
      }
    }

    boolean allHave(String last) {
      return bySubscriber.stream().allMatch(list -> list.contains(last));
    }
  }

  /** Kept, since the library holds loggers weakly. */
  private static final List<Logger> LOUD =
      Stream.of("com.rabbitmq.client", "com.rabbitmq.stream").map(Logger::getLogger).toList();

  @BeforeAll
  static void silence() {
    LOUD.forEach(logger -> logger.setLevel(Level.OFF));
  }

  @ParameterizedTest
  @CsvSource({
    "mles, mles-client",
    "redis-wire, redis",
    "nats-wire, nats",
    "mosquitto-wire, mosquitto",
    "rabbitmq-amqp-wire, rabbitmq-channels",
    "rabbitmq-mqtt-wire, rabbitmq-mqtt",
    "rabbitmq-stream-wire, rabbitmq-stream",
    "rabbitmq-stream-wire, rabbitmq-stream-shared"
  })
  @Timeout(120)
  void findsWhatTheLibraryFinds(String wire, String library) throws Exception {
    Driver driver = Drivers.found().of(wire);
    checkOrSkip(driver, wire);
    Told byWire = new Told();
    Told byLibrary = new Told();
    try (RunningServer server = driver.start(wire, new ServerSite(folder, Map.of()));
        LoadClient one = driver.connect(wire, plan(server, byWire));
        LoadClient other = Drivers.found().of(library).connect(library, plan(server, byLibrary))) {
      await(one, byWire, byLibrary);
      publish(one, Stage.WARMUP, byWire, byLibrary);
      publish(other, Stage.MEASURED, byWire, byLibrary);
      assertThat(one.failure()).isNull();
      assertThat(byWire).isEqualTo(byLibrary);
      assertThat(byWire.bySubscriber())
          .allSatisfy(list -> assertThat(list).doesNotHaveDuplicates());
    }
  }

  private static LoadPlan plan(RunningServer server, Told sink) {
    return new LoadPlan(server.endpoint(), SUBSCRIBERS, PAYLOAD, Map.of(), sink);
  }

  private static String text(long word, int octets) {
    return ProbePayload.stage(word) == Stage.READINESS
        ? "a probe of " + octets
        : Long.toHexString(word) + " " + octets;
  }

  /** Publishes until everybody is there. */
  private static void await(LoadClient client, Told... all)
      throws IOException, InterruptedException {
    long probe = ProbePayload.word(Stage.READINESS, 0);
    while (!Stream.of(all).allMatch(told -> told.allHave(text(probe, PAYLOAD)))) {
      publish(client, probe);
      client.flush();
      rest();
    }
  }

  /** Publishes messages together and waits until everybody has the last. */
  private static void publish(LoadClient client, Stage stage, Told... all)
      throws IOException, InterruptedException {
    for (long i = 0; i < MESSAGES; i++) {
      publish(client, ProbePayload.word(stage, i));
    }
    client.flush();
    String last = text(ProbePayload.word(stage, MESSAGES - 1), PAYLOAD);
    while (!Stream.of(all).allMatch(told -> told.allHave(last))) {
      rest();
    }
  }

  private static void publish(LoadClient client, long word) throws IOException {
    byte[] payload = ProbePayload.blank(PAYLOAD);
    ProbePayload.stamp(payload, word);
    client.publish(payload);
  }

  private static void rest() throws InterruptedException {
    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException("the test took too long");
    }
  }

  private static void checkOrSkip(Driver driver, String system) {
    try {
      driver.check(system, Map.of());
    } catch (Driver.Unavailable e) {
      Missing.skip(system + " not tested: " + e.getMessage());
    }
  }
}
