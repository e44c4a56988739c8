package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, localhost, 8077",
    "10.0.0.1:9, 10.0.0.1, 9",
    "[::1], ::1, 8077",
    "[::1]:65535, ::1, 65535"
  })
  void readsServers(String text, String host, int port) {
    assertThat(new ServerAddress.Converter().convert(text))
        .isEqualTo(new ServerAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":1", "host:", "host:0", "host:65536", "host:x", "::1", "[::1]x", "]"})
  void refusesOtherServers(String text) {
    assertThatThrownBy(() -> new ServerAddress.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("HOST:PORT");
  }

  @Test
  void readsDurations() {
    DurationConverter converter = new DurationConverter();
    assertThat(converter.convert("250ms")).isEqualTo(Duration.ofMillis(250));
    assertThat(converter.convert("10s")).isEqualTo(Duration.ofSeconds(10));
    assertThat(converter.convert("2h")).isEqualTo(Duration.ofHours(2));
    assertThatThrownBy(() -> converter.convert("10")).isInstanceOf(TypeConversionException.class);
  }

  @Test
  void saysInOneLineWhatIsWrongWithTheArguments() {
    for (String[] wrong :
        new String[][] {
          {"publish"},
          {"publish", "-u", "a"},
          {"publish", "-u", "a", "-c", "b", "--server", "host:0", "x"},
          {"listen", "-u", "a", "-c", "b", "--count", "0"},
          {"listen", "-u", "a", "-c", "b", "--json", "--raw"},
          {"decode", "4d", "--file", "x"},
          {"lisen"}
        }) {
      Tool tool = new Tool();
      assertThat(tool.run(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
      assertThat(tool.err().lines()).hasSize(1);
      assertThat(tool.err()).contains("; try mles-server");
    }
  }

  @Test
  void explainsEveryCommand() {
    for (String command : new String[] {"publish", "listen", "decode", "serve"}) {
      Tool tool = new Tool();
      assertThat(tool.run(command, "--help")).isZero();
      assertThat(tool.out()).contains("Usage: mles-server " + command);
    }
  }
}
