package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run bridge} takes; that a right bridge passes is shown where ours is. */
final class BridgeCommandLineIT {
  private final Commands commands = new Commands();

  @Test
  void withoutACommandItSaysHowOursIsStarted() {
    assertThat(commands.execute("run", "bridge")).isEqualTo(2);
    assertThat(commands.err())
        .startsWith(
            "a bridge is started by --exec; ours by \"java -jar proxy/target/mles-proxy.jar");
    assertThat(commands.errLines()).hasSize(1);
  }

  @Test
  void aCommandWithoutASecondServerIsAUsageError() {
    assertThat(commands.execute("run", "bridge", "--exec", "bridge {a} {channel}")).isEqualTo(2);
    assertThat(commands.err()).contains("--exec has no {b} or {url-b}");
  }

  @Test
  void insideTlsItHasToBeToldWhomToBelieve() {
    String plain = "bridge {url-a} {url-b} {channel}";
    assertThat(commands.execute("run", "bridge", "--tls", "--exec", plain)).isEqualTo(2);
    assertThat(commands.err()).contains("--exec has no {ca}");
    assertThat(commands.execute("run", "bridge", "--exec", plain + " {ca}")).isEqualTo(2);
    assertThat(commands.err()).contains("{ca} is for who is answered by TLS");
  }

  @Test
  void insideTlsItIsGivenUrlsThatSaySoAndAFileOfTheAuthority(@TempDir Path folder)
      throws IOException {
    Path told = folder.resolve("told");
    Path authority = folder.resolve("authority");
    String command =
        "echo {a} {url-a} {url-b} {channel} >'" + told + "'; cp {ca} '" + authority + "'";
    int code =
        commands.execute(
            "run",
            "bridge",
            "--tls",
            "--exec",
            command,
            "--select",
            "bridge.join.both",
            "--timeout-scale",
            "0.02");
    assertThat(code).as(commands.out()).isEqualTo(1);
    assertThat(Files.readString(told))
        .matches(
            "127[.]0[.]0[.]1:(\\d+) wss://127[.]0[.]0[.]1:\\1 wss://127[.]0[.]0[.]1:\\d+ .*\n");
    assertThat(Files.readString(authority)).startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void aProgramThatNeverConnectsFails() {
    int code =
        commands.execute(
            "run",
            "bridge",
            "--exec",
            "true {url-a} {url-b} {channel}",
            "--select",
            "bridge.join.both,bridge.once.again",
            "--timeout-scale",
            "0.02");
    assertThat(code).as(commands.out()).isEqualTo(1);
    assertThat(commands.out()).contains("server A expected a link");
  }
}
