package org.mles.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Log entries as lines of JSON. */
class JsonLogTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void saysAllThatAnEntrySays() {
    LogRecord entry = new LogRecord(Level.WARNING, "cannot accept {0}");
    entry.setParameters(new Object[] {"anybody"});
    entry.setLoggerName("org.mles.server");
    entry.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
    entry.setThrown(new IllegalStateException("full"));
    JsonNode line = JSON.readTree(new JsonLog().format(entry));
    assertThat(line.propertyNames())
        .containsExactly("time", "level", "logger", "message", "thrown");
    assertThat(line.get("time").asString()).isEqualTo("2026-01-02T03:04:05.006Z");
    assertThat(line.get("level").asString()).isEqualTo("WARNING");
    assertThat(line.get("logger").asString()).isEqualTo("org.mles.server");
    assertThat(line.get("message").asString()).isEqualTo("cannot accept anybody");
    assertThat(line.get("thrown").asString())
        .contains("IllegalStateException: full", "JsonLogTest.saysAllThatAnEntrySays");
  }

  @Property
  void isOneLineWhateverIsSaid(@ForAll String message) {
    LogRecord entry = new LogRecord(Level.INFO, message);
    String line = new JsonLog().format(entry);
    assertThat(line).endsWith("\n");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    assertThat(JSON.readTree(line).get("message").asString()).isEqualTo(message);
  }
}
