package org.mles.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;

/** Sends three messages and leaves. */
final class PublishExample {
  private PublishExample() {}

  static void run(String host, int port, String key) throws IOException {
    ClientConfig config =
        ClientConfig.builder("sensor-7", "temperatures").server(host, port).sharedKey(key).build();
    // The first message travels with the join: one frame, one round trip less.
    try (MlesClient client = MlesClient.publisher(config, "20.5".getBytes(UTF_8))) {
      client.publish("20.7".getBytes(UTF_8));
      client.publish("20.6".getBytes(UTF_8));
    } // close waits until the server has taken everything
  }
}
