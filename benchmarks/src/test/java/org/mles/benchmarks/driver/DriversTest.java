package org.mles.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DriversTest {
  private final Drivers drivers = Drivers.found();

  @Test
  void takesAFamilyForAllOfItsSystems() {
    assertThat(drivers.resolve(List.of("mles", "raw", "rabbitmq")))
        .containsExactly(
            "mles",
            "raw",
            "rabbitmq-default",
            "rabbitmq-nio",
            "rabbitmq-channels",
            "rabbitmq-amqp-wire",
            "rabbitmq-mqtt",
            "rabbitmq-mqtt-wire",
            "rabbitmq-stream",
            "rabbitmq-stream-shared",
            "rabbitmq-stream-wire");
  }

  @Test
  void measuresASystemOnceHoweverOftenItIsNamed() {
    assertThat(drivers.resolve(List.of("raw", "raw"))).containsExactly("raw");
  }

  @Test
  void listsTheSystemsWhenThereIsNoSuch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drivers.resolve(List.of("rabbit")))
        .withMessageContaining("'rabbit'")
        .withMessageContaining("rabbitmq-nio");
  }

  @Test
  void tellsTheNewNameOfASystemThatHadAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drivers.resolve(List.of("raw", "mqtt")))
        .withMessage("no system 'mqtt'; it is called 'mosquitto' since 0.2.0");
    assertThat(drivers.resolve(List.of("mosquitto"))).contains("mosquitto");
  }

  @Test
  void servesEachSystemByOneDriver() {
    for (String system : drivers.resolve(List.of("mles-threads", "raw-coalescing"))) {
      assertThat(drivers.of(system).systems()).contains(system);
    }
  }
}
