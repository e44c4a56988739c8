package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code run proxy} takes; that a right proxy passes is shown where ours is. */
final class ProxyCommandLineIT {
  private final Commands commands = new Commands();

  @Test
  void withoutACommandItSaysHowOursIsStarted() {
    assertThat(commands.execute("run", "proxy")).isEqualTo(2);
    assertThat(commands.err())
        .startsWith(
            "a proxy is started by --exec; ours by \"java -jar proxy/target/mles-proxy.jar");
    assertThat(commands.errLines()).hasSize(1);
  }

  @Test
  void aCommandWithoutAnUpstreamIsAUsageError() {
    assertThat(commands.execute("run", "proxy", "--exec", "proxy {port}")).isEqualTo(2);
    assertThat(commands.err()).contains("--exec has no {upstream}");
  }

  @Test
  void aServerThatNeverConnectsFailsInItsControls() {
    String serve =
        "java -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' org.mles.cli.MlesCommand serve --port {port} # {upstream} {upstream-wait}";
    int code =
        commands.execute(
            "run",
            "proxy",
            "--exec",
            serve,
            "--select",
            "proxy.left-out.text,proxy.key.endpoint",
            "--timeout-scale",
            "0.5");
    assertThat(code).as(commands.out()).isEqualTo(1);
    assertThat(commands.out()).contains("positive control: the root expected a link");
  }
}
