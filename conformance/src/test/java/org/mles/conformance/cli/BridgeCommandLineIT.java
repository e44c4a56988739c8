package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
