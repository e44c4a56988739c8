package org.mles.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.testing.Samples;

final class HeadlineTest {
  @Test
  void showsOfEachBrokerItsBestShapeOnTheWireAndItsUsualLibrary() {
    List<String> systems =
        List.of(
            "mles",
            "mles-v2",
            "mles-tls",
            "mles-client",
            "raw",
            "redis-wire",
            "redis",
            "rabbitmq-amqp-wire",
            "rabbitmq-amqp",
            "rabbitmq-mqtt-wire",
            "rabbitmq-mqtt",
            "rabbitmq-default",
            "rabbitmq-nio",
            "rabbitmq-installed-mqtt-wire",
            "rabbitmq-installed-default");
    String text = Headline.of(Samples.resultOf(systems), "there");
    assertThat(text.lines().filter(line -> line.startsWith("| ")).skip(2))
        .map(line -> line.split("[|(]", -1)[1].strip())
        .containsExactly(
            "mles",
            "mles-v2",
            "mles-tls",
            "mles-client",
            "raw",
            "redis-wire",
            "redis",
            "rabbitmq-amqp-wire",
            "rabbitmq-amqp",
            "rabbitmq-default",
            "rabbitmq-installed-mqtt-wire",
            "rabbitmq-installed-default");
    assertThat(text)
        .contains("| mles | the one client |", "| mles-v2 | the one client |")
        .contains("| mles-tls (TLSv1.3) | the one client |")
        .contains("| redis-wire (1) | the one client |")
        .contains("| mles-client (1) | its library |", "| redis (1) | its library |")
        .contains("(there/fanout-result.json)");
  }

  @Test
  void showsEveryShapeOfABrokerThatWasNotReadOnTheWire() {
    assertThat(
            Headline.of(Samples.resultOf(List.of("mles", "rabbitmq-default", "rabbitmq-nio")), "."))
        .contains("| rabbitmq-default (1) |", "| rabbitmq-nio (1) |");
  }
}
