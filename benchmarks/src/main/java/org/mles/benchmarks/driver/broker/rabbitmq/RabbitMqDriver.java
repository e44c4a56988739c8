package org.mles.benchmarks.driver.broker.rabbitmq;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.broker.Docker;
import org.mles.benchmarks.driver.wire.MqttWire;
import org.mles.benchmarks.driver.wire.WireClient;

/**
 * RabbitMQ, found in this order: the broker that option {@code amqp-uri} names, a container, a
 * private node of the installed {@code rabbitmq-server}.
 */
public final class RabbitMqDriver implements Driver {
  static final String AMQP_WIRE = "rabbitmq-amqp" + WireClient.SUFFIX;
  static final String MQTT_WIRE = "rabbitmq-mqtt" + WireClient.SUFFIX;

  /** Option: address of a broker that speaks MQTT, beside that of {@code amqp-uri}. */
  private static final String MQTT_ADDRESS = "address-rabbitmq-mqtt";

  /** Says how to provide a broker. */
  static final String WAYS =
      "no RabbitMQ here; give --amqp-uri amqp://user:password@host:port,"
          + " or start Docker, or install the package rabbitmq-server";

  /** Until a private node answers (measured on 2 cores, 2026). */
  private static final double START_SECONDS = 11;

  @Override
  public double startSeconds() {
    return START_SECONDS;
  }

  @Override
  public String family() {
    return "rabbitmq";
  }

  @Override
  public List<String> systems() {
    List<String> systems = new ArrayList<>(AmqpShape.systems());
    systems.addAll(List.of(AMQP_WIRE, MQTT_WIRE));
    return List.copyOf(systems);
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    String uri = options.get("amqp-uri");
    if (uri != null) {
      try {
        RabbitMqBroker.ask(uri);
      } catch (IOException e) {
        throw new Unavailable(e.getMessage());
      }
      requireMqtt(system, options.get(MQTT_ADDRESS));
    } else if (!Docker.answers() && RabbitMqNode.script().isEmpty()) {
      throw new Unavailable(WAYS);
    }
  }

  private static void requireMqtt(String system, @Nullable String address) throws Unavailable {
    if (system.equals(MQTT_WIRE) && (address == null || !HostPort.of(address).answers())) {
      throw new Unavailable(
          address == null
              ? "enable the broker's plug-in rabbitmq_mqtt and give its listener:"
                  + " --address rabbitmq-mqtt=HOST:PORT"
              : "nobody answers at " + address);
    }
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    boolean mqtt = system.equals(MQTT_WIRE);
    String uri = site.option("amqp-uri");
    if (uri != null) {
      RabbitMqBroker given = RabbitMqBroker.external(uri);
      return mqtt ? given.at(String.valueOf(site.option(MQTT_ADDRESS))) : given;
    }
    if (Docker.answers()) {
      return RabbitMqContainer.start(mqtt);
    }
    Optional<Path> script = RabbitMqNode.script();
    if (script.isPresent()) {
      return RabbitMqNode.start(script.get(), site.scratch(), mqtt);
    }
    throw new Unavailable(WAYS);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return switch (system) {
      case AMQP_WIRE -> AmqpWire.connect(plan);
      case MQTT_WIRE -> WireClient.connect(plan, MqttWire.as("guest", "guest", plan));
      default -> AmqpClient.connect(plan, AmqpShape.of(system));
    };
  }
}
