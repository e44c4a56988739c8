package org.mles.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Mosquitto without persistence, quality of service 0, one Paho client per subscriber. */
public final class MqttDriver implements Driver {
  private static final String MQTT = "mqtt";
  private static final BrokerSource SOURCE =
      new BrokerSource(
          MQTT,
          "mosquitto",
          "eclipse-mosquitto:1.6",
          1883,
          Map.of("server", "private mosquitto, no persistence", "server TCP_NODELAY", "on"),
          MqttDriver::words);

  private static List<String> words(Path program, int port, Path home) throws IOException {
    Path settings = home.resolve("mosquitto.conf");
    Files.write(
        settings,
        List.of(
            "listener " + port + " 127.0.0.1",
            "allow_anonymous true",
            "persistence false",
            "set_tcp_nodelay true",
            "user " + System.getProperty("user.name")));
    return List.of(program.toString(), "-c", settings.toString());
  }

  @Override
  public String family() {
    return MQTT;
  }

  @Override
  public List<String> systems() {
    return List.of(MQTT);
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    SOURCE.check(options);
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    return SOURCE.start(site);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return MqttLoadClient.connect(plan);
  }
}
