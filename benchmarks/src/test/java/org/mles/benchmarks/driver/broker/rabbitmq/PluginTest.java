package org.mles.benchmarks.driver.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.broker.BrokerProgram;

final class PluginTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhichPluginAnInstalledRabbitMqLacks() throws IOException {
    Path script = installed("rabbitmq_mqtt-3.10.8", "rabbitmq_stream_common-3.10.8");
    assertThatCode(() -> RabbitMqNode.requirePlugin(new BrokerProgram(script, null), Plugin.MQTT))
        .doesNotThrowAnyException();
    assertThatCode(() -> RabbitMqNode.requirePlugin(new BrokerProgram(script, null), Plugin.NONE))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () -> RabbitMqNode.requirePlugin(new BrokerProgram(script, null), Plugin.STREAM))
        .withMessageContaining("without the plug-in rabbitmq_stream")
        .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("\n"));
  }

  @Test
  void triesAPluginIfNobodyKnows() throws IOException {
    Path script = Files.createFile(folder.resolve("rabbitmq-server"));
    assertThatCode(() -> RabbitMqNode.requirePlugin(new BrokerProgram(script, null), Plugin.STREAM))
        .doesNotThrowAnyException();
  }

  @Test
  void systemsNameTheirPlugin() {
    assertThat(Plugin.of("rabbitmq-mqtt-wire")).isEqualTo(Plugin.MQTT);
    assertThat(Plugin.of("rabbitmq-stream-shared")).isEqualTo(Plugin.STREAM);
    assertThat(Plugin.of("rabbitmq-amqp-wire")).isEqualTo(Plugin.NONE);
  }

  private Path installed(String... plugins) throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("rabbitmq_server/sbin"));
    for (String plugin : plugins) {
      Files.createDirectories(folder.resolve("rabbitmq_server/plugins").resolve(plugin));
    }
    return Files.createFile(scripts.resolve("rabbitmq-server"));
  }
}
