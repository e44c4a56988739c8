package org.mles.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.driver.broker.rabbitmq.InstalledRabbitMqDriver;
import org.mles.benchmarks.driver.mles.ExternalMlesDriver;
import org.mles.benchmarks.driver.mles.OriginalDriver;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.testing.Missing;

/** The contract of a driver: what is published reaches every subscriber once and in order. */
final class DriverIT {
  private static final List<String> OURS =
      List.of(
          "raw",
          "raw-coalescing",
          "mles",
          "mles-2-loops",
          "mles-v2",
          "mles-tls",
          "mles-v2-tls",
          "mles-client",
          "mles-threads",
          "mles-rs-2",
          "mles-rs-1");

  /** What a run may say of a server that is not started here: no other has that key. */
  private static final Map<String, String> OF_ANOTHER = Map.of(ExternalMlesDriver.KEY, "another");

  private static final String BROKERS = "org.mles.benchmarks.driver.broker.";
  private static final int SUBSCRIBERS = 7;
  private static final int MESSAGES = 10;
  private static final int PAYLOAD = 400_000;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PROBE_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Client libraries report at length that their server ended, which is done on purpose here. */
  private static final List<Logger> LOUD =
      Stream.of("com.rabbitmq.client", "com.rabbitmq.stream", "io.nats.client")
          .map(Logger::getLogger)
          .toList();

  @TempDir private Path folder = Path.of("");

  /** Returns our own systems and those of every broker, so that a new one is held, too. */
  static List<String> systems() {
    List<String> systems = new ArrayList<>(OURS);
    ServiceLoader.load(Driver.class).stream()
        .filter(driver -> driver.type().getPackageName().startsWith(BROKERS))
        .forEach(driver -> systems.addAll(driver.get().systems()));
    return systems;
  }

  @Test
  void findsTheBrokers() {
    assertThat(systems()).contains("rabbitmq-channels", "nats", "redis-wire", "mosquitto");
  }

  @BeforeAll
  static void silence() {
    LOUD.forEach(logger -> logger.setLevel(Level.OFF));
  }

  @ParameterizedTest
  @MethodSource("systems")
  @Timeout(120)
  void deliversLongMessagesInOrderAndNoticesTheEndOfItsServer(String system) throws Exception {
    Driver driver = Drivers.found().of(system);
    checkOrAbort(driver, system);
    Inbox inbox = new Inbox(SUBSCRIBERS, PAYLOAD);
    try (RunningServer server = driver.start(system, new ServerSite(folder, Map.of()));
        LoadClient client = connect(driver, system, server.endpoint(), OF_ANOTHER, inbox)) {
      exchange(client, inbox);
      assertThat(client.failure()).isNull();
      server.pids().forEach(DriverIT::kill);
      await(() -> client.failure() != null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "mles-external")
  @Timeout(120)
  void deliversThroughAServerThatSomebodyElseRuns(String system) throws Exception {
    Driver driver = Drivers.found().of(system);
    ServerConfig config = ServerConfig.defaults().withPort(0).withSharedKey("secret");
    Inbox inbox = new Inbox(SUBSCRIBERS, PAYLOAD);
    MlesServer other = MlesServer.start(config);
    try {
      Map<String, String> options =
          Map.of(
              ExternalMlesDriver.ADDRESS,
              "127.0.0.1:" + other.port(),
              ExternalMlesDriver.KEY,
              "secret");
      driver.check(system, options);
      try (RunningServer server = driver.start(system, new ServerSite(folder, options));
          LoadClient client = connect(driver, system, server.endpoint(), options, inbox)) {
        exchange(client, inbox);
        other.close();
        await(() -> client.failure() != null);
      }
    } finally {
      other.close();
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void checkOrAbort(Driver driver, String system) {
    try {
      driver.check(system, Map.of());
    } catch (Driver.Unavailable e) {
      String why = system + " not tested: " + e.getMessage();
      if (driver instanceof InstalledRabbitMqDriver || driver instanceof OriginalDriver) {
        Missing.excuse(why);
      }
      Missing.skip(why);
    }
  }

  private static LoadClient connect(
      Driver driver, String system, String endpoint, Map<String, String> options, Inbox inbox)
      throws IOException, InterruptedException {
    return driver.connect(system, new LoadPlan(endpoint, SUBSCRIBERS, PAYLOAD, options, inbox));
  }

  /** Publishes until all are there, then what counts. */
  private static void exchange(LoadClient client, Inbox inbox)
      throws IOException, InterruptedException {
    for (long probe = 0; !inbox.allReady(); probe++) {
      publish(client, Stage.READINESS, probe);
      long again = System.nanoTime() + PROBE_AGAIN_NANOS;
      await(() -> inbox.allReady() || System.nanoTime() - again > 0);
      assertThat(client.failure()).isNull();
    }
    for (long i = 0; i < MESSAGES; i++) {
      publish(client, Stage.MEASURED, i);
    }
    await(() -> inbox.allHave(MESSAGES) || client.failure() != null);
    assertThat(inbox.complaint()).isNull();
    assertThat(inbox.allHave(MESSAGES)).as(client.failure()).isTrue();
    Map<String, String> verified = client.verified();
    assertThat(verified.get("client TCP_NODELAY")).matches("(on|set by).*");
    assertThat(verified.getOrDefault(SystemInfo.BROKER_VERSION, "0.0 of ours"))
        .containsPattern("\\d+\\.\\d+");
  }

  private static void publish(LoadClient client, Stage stage, long index) throws IOException {
    byte[] payload = ProbePayload.blank(PAYLOAD);
    ProbePayload.stamp(payload, ProbePayload.word(stage, index));
    client.publish(payload);
    client.flush();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the test took too long");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
