package org.mles.benchmarks.growth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;

/** Counters that a server shows to Prometheus. Thread: caller. */
final class CounterPage {
  private static final int MOST_MILLIS = 20_000;

  private CounterPage() {}

  /** Returns one of them, null if the server does not show it. */
  static @Nullable Long read(HostPort server, String name) throws IOException {
    URI page = URI.create("http://" + server + "/metrics");
    HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
    connection.setConnectTimeout(MOST_MILLIS);
    connection.setReadTimeout(MOST_MILLIS);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .map(line -> Long.valueOf(line.substring(name.length() + 1).strip()))
          .findFirst()
          .orElse(null);
    } finally {
      connection.disconnect();
    }
  }
}
