package org.mles.benchmarks.driver.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.broker.Docker;
import org.mles.benchmarks.testing.DeadPort;

final class RabbitMqDriverTest {
  private final Driver driver = Drivers.found().of("rabbitmq-nio");

  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhichGivenBrokerDoesNotAnswerAndHidesItsPassword() throws Exception {
    int nobody = DeadPort.find();
    String uri = "amqp://me:secret@127.0.0.1:" + nobody;
    assertThatExceptionOfType(Driver.Unavailable.class)
        .isThrownBy(() -> driver.check("rabbitmq-nio", Map.of("amqp-uri", uri)))
        .withMessageContaining("127.0.0.1:" + nobody)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
  }

  @Test
  void doesNotQuoteAUriThatIsNone() {
    for (String uri : List.of("amqp://me:secret word@host", "http://me:secret@host")) {
      assertThatExceptionOfType(Driver.Unavailable.class)
          .isThrownBy(() -> driver.check("rabbitmq-nio", Map.of("amqp-uri", uri)))
          .withMessageContaining("AMQP URI")
          .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
    }
  }

  @Test
  void refusesADockerThatDoesNotAnswer() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Detection.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .directory(folder.toFile());
    builder.environment().put("DOCKER_HOST", "tcp://127.0.0.1:1");
    builder.environment().put("HOME", folder.toString());
    assertThat(builder.start().waitFor()).as(() -> "see " + folder.resolve("said")).isZero();
  }

  /** Exits with 0 if no container is possible. */
  static final class Detection {
    private Detection() {}

    /** Looks for Docker. */
    public static void main(String[] args) {
      System.exit(Docker.answers() ? 1 : 0);
    }
  }
}
