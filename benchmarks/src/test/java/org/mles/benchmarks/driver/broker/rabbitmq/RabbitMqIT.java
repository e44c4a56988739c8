package org.mles.benchmarks.driver.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.testing.Missing;

final class RabbitMqIT {
  private final RabbitMqDriver driver = new RabbitMqDriver();

  @TempDir private Path folder = Path.of("");

  @Test
  @Timeout(120)
  void tellsARefusedPasswordFromABrokerThatDoesNotAnswer() throws Exception {
    RunningServer broker = startedOrSkipped();
    try {
      String wrong = broker.endpoint().replaceFirst(":[^:@/]*@", ":secret@");
      assertThat(wrong).isNotEqualTo(broker.endpoint());
      Map<String, String> options = Map.of("amqp-uri", wrong);
      assertThatExceptionOfType(Driver.Unavailable.class)
          .isThrownBy(() -> driver.check("rabbitmq-nio", options))
          .withMessageContaining("refuses this user or password")
          .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
      assertThatIOException()
          .isThrownBy(() -> driver.start("rabbitmq-nio", new ServerSite(folder, options)));
    } finally {
      broker.close();
    }
  }

  private RunningServer startedOrSkipped() throws Exception {
    try {
      return driver.start("rabbitmq-default", new ServerSite(folder, Map.of()));
    } catch (Driver.Unavailable e) {
      Missing.skip("RabbitMQ not tested: " + e.getMessage());
      throw e;
    }
  }
}
