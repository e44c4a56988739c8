package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.testing.Cuts;

@Timeout(60)
final class TlsWireIT {
  private static final int OCTETS = 1000;
  private static final int MESSAGES = 20;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  @TempDir private Path folder = Path.of("");

  private final MlesDriver driver = new MlesDriver();
  private final List<Long> words = new CopyOnWriteArrayList<>();

  /** What a client had in the end. */
  private record Had(Map<String, String> facts, long octets) {}

  @ParameterizedTest
  @CsvSource({"mles, mles-tls", "mles-v2, mles-v2-tls"})
  void bringsTheSameInRecordsOfTheNewestVersion(String plain, String inside) throws Exception {
    Had had = exchange(inside);
    assertThat(had.facts().get(SystemInfo.TLS)).matches("TLSv1[.]3, TLS_[A-Z0-9_]+");
    Had bare = exchange(plain);
    assertThat(bare.facts()).doesNotContainKey(SystemInfo.TLS);
    assertThat(had.octets()).as("records, not what is inside").isGreaterThan(bare.octets());
  }

  /** Publishes all, which who joins late gets from the history, and waits for the last. */
  private Had exchange(String system) throws Exception {
    words.clear();
    try (RunningServer server = driver.start(system, new ServerSite(folder, Map.of()));
        LoadClient client = driver.connect(system, plan(server))) {
      for (long word = 1; word <= MESSAGES; word++) {
        client.publish(Cuts.payload(OCTETS, word));
      }
      client.flush();
      while (words.size() < MESSAGES) {
        rest();
      }
      assertThat(client.failure()).isNull();
      assertThat(words).isEqualTo(LongStream.rangeClosed(1, MESSAGES).boxed().toList());
      return new Had(client.verified(), Objects.requireNonNull(client.octetsReceived()));
    }
  }

  @Test
  void saysThatAServerSpeaksNoTls() throws Exception {
    try (RunningServer server = driver.start(MlesDriver.WIRE, new ServerSite(folder, Map.of()))) {
      assertThatThrownBy(() -> driver.connect(MlesDriver.TLS, plan(server)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("no TLS with " + server.endpoint() + ": ");
    }
  }

  private LoadPlan plan(RunningServer server) {
    return new LoadPlan(
        server.endpoint(), 1, OCTETS, Map.of(), (subscriber, word, length) -> words.add(word));
  }

  private static void rest() throws InterruptedException {
    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException("the test took too long");
    }
  }
}
