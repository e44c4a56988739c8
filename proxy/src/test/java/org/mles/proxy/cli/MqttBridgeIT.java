package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server and a Mosquitto, bridged by real processes. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MqttBridgeIT {
  private static final int MANY = 30;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  @Test
  void carriesChannelsToTopicsAndBackAlsoAfterTheBrokerWasKilled() throws Exception {
    Mosquitto mosquitto = Mosquitto.in(folder);
    try (Child broker = mosquitto.start();
        Child server = Child.server(0)) {
      int port = server.port();
      try (Child bridge = bridge(mosquitto, port).connected();
          Person alice = Person.on(port, "alice")) {
        talk(mosquitto, alice, 0);
        broker.kill();
        bridge.await(line -> line.contains(": lost"));
        alice.say("away", 0, MANY);
        try (Child again = mosquitto.start()) {
          bridge.await(line -> line.contains("A ") && line.contains(": connected"));
          talk(mosquitto, alice, MANY);
          assertThat(alice.copies()).allSatisfy(Copies.atMost(1));
          // A broker sends a subscriber its own messages back, and they go no further.
          assertThat(bridge.interrupt())
              .startsWith("forwarded " + 5 * MANY)
              .contains("reconnects 1");
          assertThat(again.isAlive()).isTrue();
        }
      }
    }
  }

  /** Says numbered words on both sides and hears them on the other. */
  private static void talk(Mosquitto mosquitto, Person alice, int from) throws Exception {
    Mosquitto.User tom = mosquitto.user("garden");
    tom.say("from mqtt", from, from + MANY);
    alice.awaitAll("from mqtt", from, from + MANY);
    alice.say("from mles", from, from + MANY);
    for (int i = from; i < from + MANY; ) {
      i += tom.next().equals("from mles " + i) ? 1 : 0;
    }
    tom.client().disconnect();
  }

  private static Child bridge(Mosquitto mosquitto, int port) throws IOException {
    return Child.bridge("--mqtt", "mqtt://127.0.0.1:" + mosquitto.port, "ws://127.0.0.1:" + port);
  }
}
