package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.json.StrictJson;
import tools.jackson.databind.JsonNode;

final class ListCommandTest {
  private final Commands commands = new Commands();

  @ParameterizedTest
  @ValueSource(strings = {"server", "client", "peer", "proxy", "bridge"})
  void programsGetTheSameCasesAsPeople(String kind) {
    assertThat(commands.execute("list", "--kind", kind)).isZero();
    List<String> shown = commands.out().lines().map(line -> line.split(" ", 2)[0]).toList();
    assertThat(commands.execute("list", "--kind", kind, "--json")).isZero();
    JsonNode list = StrictJson.mapper().readTree(commands.out());
    assertThat(list.path("format").asString()).isEqualTo("mles-cases/1");
    assertThat(list.path("kind").asString()).isEqualTo(kind);
    List<String> ids = new ArrayList<>();
    list.path("cases").forEach(one -> ids.add(one.path("id").asString()));
    assertThat(shown.subList(0, ids.size())).isEqualTo(ids);
  }

  @Test
  void sayWhatACaseIsAboutAndWhatItNotices() {
    commands.execute("list", "--json", "--select", "frame.length.zero", "--skip", "*[*");
    JsonNode one = StrictJson.mapper().readTree(commands.out()).path("cases").path(0);
    assertThat(one.path("clauses").path(0).asString()).isEqualTo("V1-HDR-06");
    assertThat(one.path("level").asString()).isEqualTo("must");
    assertThat(one.path("notices")).isNotEmpty();
  }
}
