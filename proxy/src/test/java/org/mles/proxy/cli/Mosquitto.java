package org.mles.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mles.testing.Missing;

/** A Mosquitto of the test's own on a port that stays, and a user of it. */
final class Mosquitto {
  private final Path settings;
  private final String program;
  final int port;

  private Mosquitto(String program, Path settings, int port) {
    this.program = program;
    this.settings = settings;
    this.port = port;
  }

  /** Chooses a port; skips the test where the program is not installed. */
  static Mosquitto in(Path folder) throws IOException {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    Path program =
        Stream.of(path.split(":"))
            .map(place -> Path.of(place, "mosquitto"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (program == null) {
      Missing.skip("needs mosquitto");
      throw new IllegalStateException("skipped");
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path settings = folder.resolve("mosquitto.conf");
    Files.write(
        settings,
        List.of(
            "listener " + port + " 127.0.0.1",
            "allow_anonymous true",
            "persistence false",
            "user root"));
    return new Mosquitto(program.toString(), settings, port);
  }

  /** Starts it and waits until it is there. */
  Child start() throws IOException {
    Child broker = Child.of(List.of(program, "-v", "-c", settings.toString()));
    broker.await(line -> line.contains(" running"));
    return broker;
  }

  /** Returns a client that is connected and hears a topic. */
  User user(String topic) {
    Mqtt3BlockingClient client =
        MqttClient.builder()
            .useMqttVersion3()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    client.connect();
    Mqtt3BlockingClient.Mqtt3Publishes heard = client.publishes(MqttGlobalPublishFilter.ALL);
    client.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send();
    return new User(client, heard, topic);
  }

  /** Somebody on a topic, who hears himself, too. */
  record User(Mqtt3BlockingClient client, Mqtt3BlockingClient.Mqtt3Publishes heard, String topic) {
    void say(String word, int from, int to) {
      for (int i = from; i < to; i++) {
        byte[] octets = (word + " " + i).getBytes(UTF_8);
        client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(octets).send();
      }
    }

    String next() throws InterruptedException {
      return new String(heard.receive().getPayloadAsBytes(), UTF_8);
    }
  }
}
