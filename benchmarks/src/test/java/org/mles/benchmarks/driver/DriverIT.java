package org.mles.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/**
 * The contract of all drivers that need no broker of several seconds: what is published reaches
 * every subscriber.
 */
final class DriverIT {
  private static final int SUBSCRIBERS = 7;
  private static final int PAYLOAD = 400_000;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"raw", "raw-coalescing", "mles", "mles-threads", "nats", "redis", "mqtt"})
  @Timeout(120)
  void deliversMessagesThatNoSocketTakesAtOnce(String system) throws Exception {
    Driver driver = Drivers.found().of(system);
    try {
      driver.check(system, Map.of());
    } catch (Driver.Unavailable e) {
      abort(system + " not tested: " + e.getMessage());
    }
    CountDownLatch left = new CountDownLatch(SUBSCRIBERS);
    Set<Integer> ready = ConcurrentHashMap.newKeySet();
    CountDownLatch allReady = new CountDownLatch(SUBSCRIBERS);
    AtomicLong sum = new AtomicLong();
    LoadPlan.Sink sink =
        (who, word, octets) -> {
          if (ready.add(who)) {
            allReady.countDown();
          }
          if (ProbePayload.stage(word) == Stage.MEASURED) {
            sum.addAndGet(octets);
            if (ProbePayload.index(word) == 9) {
              left.countDown();
            }
          }
        };
    try (RunningServer server = driver.start(system, new ServerSite(folder, Map.of()));
        LoadClient client =
            driver.connect(
                system, new LoadPlan(server.endpoint(), SUBSCRIBERS, PAYLOAD, Map.of(), sink))) {
      for (long probe = 0; allReady.getCount() > 0; probe++) {
        publish(client, Stage.READINESS, probe);
        boolean now = allReady.await(1, TimeUnit.SECONDS);
        assertThat(now || client.failure() == null).as(client.failure()).isTrue();
      }
      for (long i = 0; i < 10; i++) {
        publish(client, Stage.MEASURED, i);
      }
      assertThat(left.await(60, TimeUnit.SECONDS)).as(client.failure()).isTrue();
      assertThat(sum.get()).isEqualTo(10L * SUBSCRIBERS * PAYLOAD);
      assertThat(client.verified().get("client TCP_NODELAY")).matches("(on|set by).*");
    }
  }

  private static void publish(LoadClient client, Stage stage, long index) throws IOException {
    byte[] payload = ProbePayload.blank(PAYLOAD);
    ProbePayload.stamp(payload, ProbePayload.word(stage, index));
    client.publish(payload);
    client.flush();
  }
}
