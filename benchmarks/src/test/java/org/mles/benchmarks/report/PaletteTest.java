package org.mles.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PaletteTest {
  @Test
  void givesASystemTheSameColourWhateverStandsBesideIt() {
    Map<String, String> burst = Palette.of(List.of("mles", "raw", "rabbitmq-nio", "redis"));
    Map<String, String> sweep = Palette.of(List.of("other", "redis", "rabbitmq-nio", "mles"));
    assertThat(sweep).containsAllEntriesOf(Map.of("mles", "c0", "redis", burst.get("redis")));
    assertThat(sweep.get("rabbitmq-nio")).isEqualTo(burst.get("rabbitmq-nio"));
    assertThat(sweep.values()).doesNotHaveDuplicates();
  }

  @Test
  void hasAColourForMoreStrangersThanColours() {
    List<String> many = IntStream.range(0, 20).mapToObj(i -> "system-" + i).toList();
    assertThat(Palette.of(many).values()).hasSize(20).doesNotContainNull();
    assertThat(Palette.of(many.subList(0, 8)).values()).doesNotHaveDuplicates();
  }
}
