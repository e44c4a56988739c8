package org.mles.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mles.proxy.testing.JavaWords;

/**
 * The conformance suite judges the proxy and the bridge as people would: as one program that starts
 * another, told every limit that cases ask for.
 */
final class ConformanceIT {
  private static final List<String> OPTIONS =
      List.of(
          "--port {port}",
          "--upstream {upstream}",
          "--upstream-wait {upstream-wait-millis}ms",
          "--key '{key}'",
          "--address-key '{address-key}'",
          "--max-channels {max-channels}",
          "--max-body {max-body}",
          "--max-browsers {max-connections}",
          "--ping-interval {ping-interval-millis}ms",
          "--head-deadline {first-frame-deadline-millis}ms");

  private static final List<String> BRIDGE_OPTIONS =
      List.of(
          "{url-a} {url-b}",
          "--channel {channel}",
          "--key '{key}'",
          "--text",
          "--silence {silence-millis}ms");

  @Test
  void passesEveryCase() throws IOException, InterruptedException {
    assertThat(run("proxy", program("proxy", OPTIONS), "--key", "secret"))
        .contains(" passed, 0 failed, 0 skipped");
  }

  @Test
  void passesInsideTls() throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("--tls-self-signed");
    String out =
        run(
            "proxy",
            program("proxy", options),
            "--key",
            "secret",
            "--tls",
            "--insecure",
            "--select",
            "proxy.up*,proxy.down*,proxy.origin*,proxy.end*,proxy.pressure*");
    assertThat(out).contains(" passed, 0 failed, 0 skipped");
  }

  @Test
  void bridgePassesEveryCase() throws IOException, InterruptedException {
    assertThat(run("bridge", program("bridge", BRIDGE_OPTIONS), "--key", "secret"))
        .contains(" passed, 0 failed, 0 skipped");
  }

  @Test
  void bridgePassesInsideTls() throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(BRIDGE_OPTIONS);
    options.add("--ca {ca}");
    String out =
        run(
            "bridge",
            program("bridge", options),
            "--key",
            "secret",
            "--tls",
            "--select",
            "bridge.join.both,bridge.carry.a-to-b,bridge.carry.long,bridge.return.second");
    assertThat(out).contains(" passed, 0 failed, 0 skipped");
  }

  private static String program(String kind, List<String> options) {
    List<String> words = JavaWords.of("256m", "org.mles.proxy.cli.ProxyProgram", List.of(kind));
    return "exec "
        + words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))
        + " "
        + String.join(" ", options);
  }

  private static String run(String kind, String command, String... options)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("run", kind, "--exec", command));
    words.addAll(List.of(options));
    Process suite =
        new ProcessBuilder(JavaWords.of("1g", "org.mles.conformance.cli.ConformanceCommand", words))
            .redirectErrorStream(true)
            .start();
    String out = new String(suite.getInputStream().readAllBytes(), UTF_8);
    assertThat(suite.waitFor()).as(out).isZero();
    return out;
  }
}
