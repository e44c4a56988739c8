package org.mles.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.benchmarks.result.SystemInfo;

/** Brokers that refuse, close at once or speak something else are told from each other. */
@Timeout(60)
final class BadBrokerIT {
  @ParameterizedTest
  @CsvSource({
    "redis-wire, -NOAUTH Authentication required.\\r\\n, NOAUTH",
    "redis-wire, '', end of stream",
    "nats-wire, INFO {\"version\":\"2\"}\\r\\n-ERR 'Authorization Violation'\\r\\n, Authorization",
    "nats-wire, INFO {}\\r\\n, no NATS",
    "nats-wire, HTTP/1.1 400 Bad Request\\r\\n, no NATS",
    "nats-wire, '', closed the connection",
    "mosquitto-wire, ' \u0002\u0000\u0005', code 5",
    "mosquitto-wire, 'HTTP/1.1 400', closes the connection",
    "mosquitto-wire, '', closes the connection",
    "rabbitmq-amqp-wire, '', closes the connection",
    "rabbitmq-stream-wire, '', closes the connection",
    "rabbitmq-stream-wire, HTTP/1.1 400 Bad Request, no stream plug-in",
    "rabbitmq-stream, '', stream plug-in",
    "rabbitmq-mqtt, '', MQTT"
  })
  void saysInOneLineWhatIsWrong(String system, String says, String expected) throws Exception {
    try (ServerSocket broker = saying(says.replace("\\r\\n", "\r\n"))) {
      assertThatIOException()
          .isThrownBy(() -> connect(system, broker))
          .withMessageContaining(expected)
          .satisfies(e -> assertThat(String.valueOf(e.getMessage()).strip().lines()).hasSize(1));
    }
  }

  /** Before anything is measured, so that the other systems are. */
  @ParameterizedTest
  @CsvSource({
    "redis, -NOAUTH Authentication required.\\r\\n, NOAUTH",
    "redis-wire, '', end of stream",
    "nats, INFO {\"version\":\"2\"}\\r\\n-ERR 'Authorization Violation'\\r\\n, Authorization",
    "nats-wire, HTTP/1.1 400 Bad Request\\r\\n, no NATS",
    "mosquitto, ' \u0002\u0000\u0005', code 5",
    "mosquitto, '', closes the connection"
  })
  void isFoundOutBeforeARun(String system, String says, String expected) throws Exception {
    try (ServerSocket broker = saying(says.replace("\\r\\n", "\r\n"))) {
      String family = system.replace("-wire", "");
      String address = "127.0.0.1:" + broker.getLocalPort();
      assertThatExceptionOfType(Driver.Unavailable.class)
          .isThrownBy(
              () -> Drivers.found().of(system).check(system, Map.of("address-" + family, address)))
          .withMessageContaining(expected)
          .withMessageContaining(address)
          .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
    }
  }

  @Test
  void takesAMessageOfMqttThatComesBeforeTheAnswer() throws Exception {
    String version = "0\u001a\u0000\u0013$SYS/broker/version9.9.9";
    String all = " \u0002\u0000\u0000" + version + "\u0090\u0003\u0000\u0001\u0000\u00d0\u0000";
    try (ServerSocket broker = saying(all);
        LoadClient client = connect("mosquitto-wire", broker)) {
      assertThat(client.verified()).containsEntry(SystemInfo.BROKER_VERSION, "9.9.9");
    }
  }

  private static LoadClient connect(String system, ServerSocket broker) throws Exception {
    String address = "127.0.0.1:" + broker.getLocalPort();
    String endpoint = system.startsWith("rabbitmq") ? "amqp://guest:guest@" + address : address;
    LoadPlan plan = new LoadPlan(endpoint, 0, 20, Map.of(), (who, word, octets) -> {});
    return Drivers.found().of(system).connect(system, plan);
  }

  /** Starts a broker that says the same to everybody, whatever it is told, and no more. */
  private static ServerSocket saying(String octets) throws IOException {
    ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serveAll(broker, octets), "broker");
    thread.setDaemon(true);
    thread.start();
    return broker;
  }

  private static void serveAll(ServerSocket broker, String octets) {
    while (!broker.isClosed()) {
      serve(broker, octets);
    }
  }

  private static void serve(ServerSocket broker, String octets) {
    try (Socket socket = broker.accept()) {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.getLogger(BadBrokerIT.class.getName())
          .log(System.Logger.Level.DEBUG, "the client is gone", e);
    }
  }
}
