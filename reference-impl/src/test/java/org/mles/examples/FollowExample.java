package org.mles.examples;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.client.Received;

/** Reads a channel with its history, on the caller's thread. */
final class FollowExample {
  private FollowExample() {}

  static List<String> firstThree(String host, int port, String key) throws IOException {
    ClientConfig config =
        ClientConfig.builder("display", "temperatures").server(host, port).sharedKey(key).build();
    List<String> shown = new ArrayList<>();
    try (MlesClient client = MlesClient.join(config)) {
      for (Received message : client) {
        shown.add(message.uid() + ": " + message.text());
        if (shown.size() == 3) {
          break;
        }
      }
      // The iterator waits for ever; poll waits as long as it is told.
      Received fourth = client.poll(Duration.ofMillis(10));
      if (fourth != null) {
        shown.add(fourth.text());
      }
    }
    return shown;
  }
}
