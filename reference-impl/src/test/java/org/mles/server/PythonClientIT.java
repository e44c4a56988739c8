package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.testing.Missing;

/** The server as a WebSocket library of another language finds it. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PythonClientIT {
  @Test
  void servesTwoMembersOfAnotherLibrary() throws Exception {
    if (!run("-c", "import websockets").isEmpty()) {
      Missing.skip("no Python 3 with the package websockets");
    }
    URL script = Objects.requireNonNull(getClass().getResource("two_members.py"));
    try (MlesServer server = MlesServer.start(ServerConfig.defaults().withPort(0))) {
      assertThat(run(path(script), Integer.toString(server.port()))).isEqualTo("all heard\n");
      assertThat(server.counters().bugs()).isZero();
    }
  }

  private static String path(URL script) throws URISyntaxException {
    return Path.of(script.toURI()).toString();
  }

  /** Runs Python and returns all that it prints; why it cannot be run, if it cannot. */
  private static String run(String... words) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(python(words)).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return printed;
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String[] python(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "python3";
    System.arraycopy(words, 0, command, 1, words.length);
    return command;
  }
}
