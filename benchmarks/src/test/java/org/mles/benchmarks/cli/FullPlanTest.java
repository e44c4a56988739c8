package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FullPlanTest {
  private static final double MOST_MINUTES = 120;

  @TempDir private Path folder = Path.of("");

  @Test
  void everythingThatIsKeptIsMeasuredWithinTwoHours() {
    Said said = Said.to("full", "--dry-run", "--out", folder.toString());
    Matcher all = Pattern.compile("(?m)^all +([0-9.]+) minutes").matcher(said.out());
    assertThat(all.find()).as(said.out() + said.err()).isTrue();
    assertThat(Double.parseDouble(all.group(1))).as(said.out()).isLessThanOrEqualTo(MOST_MINUTES);
  }

  @Test
  void comparesTheBestShapesInMostRounds() {
    assertThat(FullPart.BURST.systems()).contains("redis-wire", "redis", "rabbitmq-mqtt-wire");
    assertThat(FullPart.BURST.rounds()).isEqualTo(20);
    assertThat(FullPart.SHAPES.systems()).contains("rabbitmq-amqp-wire", "rabbitmq-nio");
    assertThat(FullPart.SHAPES.systems()).contains("mles-v2-tls", "mles-rs-2", "mles-rs-1");
    assertThat(FullPart.SHAPES.rounds()).isEqualTo(5);
    assertThat(FullPart.SHAPES.systems()).contains("rabbitmq-stream-wire", "rabbitmq-stream");
    assertThat(FullPart.OLD_RABBITMQ.systems())
        .contains("rabbitmq-mqtt-wire", "rabbitmq-installed-mqtt-wire");
    assertThat(FullPart.OLD_RABBITMQ.rounds()).isEqualTo(5);
    assertThat(FullPart.JMH.workloads()).isEmpty();
  }
}
