package org.mles.benchmarks.driver.broker.mosquitto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.broker.BrokerDriver;
import org.mles.benchmarks.driver.broker.BrokerSource;
import org.mles.benchmarks.driver.broker.MqttUser;
import org.mles.benchmarks.driver.wire.MqttWire;

/** Mosquitto without persistence, quality of service 0, a connection per subscriber. */
public final class MosquittoDriver extends BrokerDriver {
  private static final BrokerSource SOURCE =
      new BrokerSource(
          "mosquitto",
          "mosquitto",
          "eclipse-mosquitto:1.6",
          1883,
          Map.of("server", "private mosquitto, no persistence", "server TCP_NODELAY", "on"),
          MosquittoDriver::words);

  /** Made by the service loader. */
  public MosquittoDriver() {
    super(SOURCE, MqttUser::anonymous, MqttWire::anonymous);
  }

  private static List<String> words(Path program, int port, Path home) throws IOException {
    Path settings = home.resolve("mosquitto.conf");
    Files.write(
        settings,
        List.of(
            "listener " + port + " 127.0.0.1",
            "allow_anonymous true",
            "persistence false",
            "set_tcp_nodelay true",
            "user root"));
    return List.of(program.toString(), "-c", settings.toString());
  }
}
