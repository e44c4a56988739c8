package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bridge refuses before it calls anybody, and what its help says. */
final class BridgeCommandTest {
  @ParameterizedTest
  @CsvSource({
    "bridge ws://localhost:1 -c x, two URLs",
    "bridge --mqtt mqtt://localhost ws://localhost:1 ws://localhost:2 -c x, --mqtt and one",
    "bridge --mqtt mqtts://localhost ws://localhost:1 -c x, mqtt://HOST:PORT",
    "bridge --mqtt mqtt://localhost:70000 ws://localhost:1 -c x, mqtt://HOST:PORT",
    "bridge --mqtt mqtt://localhost ws://localhost:1 -c a/#, Topic",
    "bridge ws://localhost:1 ws://localhost:2, --channel",
    "bridge localhost:1 ws://localhost:2 -c x, ws://",
    "bridge tls://localhost:1 ws://localhost:2 -c x, ws://",
    "bridge ws://localhost:1 ws://localhost:1 -c x, both sides",
    "bridge ws://localhost:1 ws://localhost:2 -c x -c x, twice",
    "bridge ws://localhost:1 ws://localhost:2 -c x --memory 7, less than 8",
    "bridge ws://localhost:1 ws://localhost:2 -c x --queue 0, may wait",
    "bridge ws://localhost:1 ws://localhost:2 -c x --silence 999ms, silence",
    "bridge ws://localhost:1 ws://localhost:2 -c x --silence 25h, silence",
    "bridge ws://localhost:1 ws://localhost:2 -c x --silence 90, duration",
    "bridge ws://localhost:1 ws://localhost:2 -c x --insecure, --insecure",
    "bridge ws://localhost:1 ws://localhost:2 -c x --address-key k, address key",
    "bridge ws://localhost:1 ws://localhost:2 -c x --key-file-b /no/such, --key-file-b",
  })
  void refusesInOneLine(String line, String named) {
    Said wrong = Said.by(line.split(" "));

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains(named).hasLineCount(1);
  }

  @Test
  void saysWhatItTakesForOne() {
    assertThat(Said.by("bridge", "--help").out()).contains("count as one", "--text", "\"lost\"");
  }

  @Test
  void endsIfASideIsNotReachedAtTheStart() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    String[] nobody = {"ws://127.0.0.1:" + port, "ws://localhost:" + port};

    Said failed = Said.by("bridge", nobody[0], nobody[1], "-c", "x");

    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.err()).startsWith("bridge: ws://").contains("cannot reach").hasLineCount(1);
  }
}
