package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.option.ServerAddress;
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
  @CsvSource({
    "ws://localhost, localhost, 8077, true, false",
    "ws://[::1]:9/, ::1, 9, true, false",
    "wss://localhost, localhost, 8077, true, true",
    "tls://[::1]:9, ::1, 9, false, true"
  })
  void readsServersWithAScheme(String text, String host, int port, boolean web, boolean tls) {
    assertThat(new ServerAddress.Converter().convert(text))
        .isEqualTo(new ServerAddress(host, port, web, tls));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":1",
        "host:",
        "host:0",
        "host:65536",
        "host:x",
        "::1",
        "[::1]x",
        "]",
        "ws://",
        "ws://host/x",
        "wss://host//",
        "tls://"
      })
  void refusesOtherServers(String text) {
    assertThatThrownBy(() -> new ServerAddress.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("HOST:PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host", "WS://host:1", "://host", "ws://wss://host"})
  void saysHowServersCanBeCalledWhoseSchemeIsNone(String text) {
    assertThatThrownBy(() -> new ServerAddress.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("ws://, wss:// and tls://");
  }

  @Test
  void readsDurations() {
    DurationConverter converter = new DurationConverter();
    assertThat(converter.convert("250ms")).isEqualTo(Duration.ofMillis(250));
    assertThat(converter.convert("10s")).isEqualTo(Duration.ofSeconds(10));
    assertThat(converter.convert("2h")).isEqualTo(Duration.ofHours(2));
    assertThat(converter.convert("30d")).isEqualTo(Duration.ofDays(30));
    assertThat(converter.convert("0.200s")).isEqualTo(Duration.ofMillis(200));
    assertThat(converter.convert("1.5m")).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "-1s", "1.s", ".5s", "1e3s", "1 s", "1S", "٣s", "", "1s1s"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("such as 250ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"876001h", "999999999h", "999999999m"})
  void refusesDurationsThatNoClockCanCount(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is longer than 100 years");
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
          {"publish", "-u", "a", "-c", "b", "--profile", "v3", "x"},
          {"listen", "-u", "a", "-c", "b", "--timeout", "999999999h"},
          {"serve", "--peer", "127.0.0.1", "--peer-wait-most", "999999999h"},
          {"serve", "--stats", "0s"},
          {"decode", "4d", "--file", "x"},
          {"lisen"}
        }) {
      Tool tool = new Tool();
      assertThat(tool.run(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
      assertThat(tool.err().lines()).hasSize(1);
      assertThat(tool.err()).contains("; try mles-server");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "publish -u EMPTY -c b --profile n-draft x,         no empty names",
    "publish -u a -c b --profile n-draft --cid 00000001 x, no CID",
    "publish -u a -c b --profile n-draft --address-key k x, no address key",
    "serve --protocols v2 --peer 127.0.0.1,           links to it need v1",
    "serve --protocols n-draft --peer 127.0.0.1,      links to it need v1",
    "serve --protocols v1 --site demo,                its pages need v2",
    "serve --max-body 0,                              not between 1 and 67108864",
    "serve --first-frame-deadline 0s,                 not between",
    "serve --metrics-host me,                         need --metrics-port",
    "serve --metrics-bind 127.0.0.1,                  need --metrics-port",
    "serve --metrics-port 65536,                      not between 0 and 65535",
    "serve --metrics-port 0 --metrics-host a/b,       metrics host"
  })
  void saysInOneLineWhichValueDoesNotFit(String command, String why) {
    Tool tool = new Tool();
    String[] args = command.replace("EMPTY", "").split(" ", -1);
    assertThat(tool.run(args)).isEqualTo(2);
    assertThat(tool.err().lines()).hasSize(1);
    assertThat(tool.err()).startsWith(args[0] + ": ").contains(why);
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
