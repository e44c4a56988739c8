package org.mles.benchmarks.driver.broker.rabbitmq;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.broker.Connecting;
import org.mles.benchmarks.driver.broker.Docker;
import org.mles.benchmarks.driver.broker.Trial;
import org.mles.benchmarks.driver.wire.WireClient;

/**
 * RabbitMQ, found in this order: the broker that option {@code amqp-uri} names, a container, a
 * private node of the installed {@code rabbitmq-server}.
 */
public final class RabbitMqDriver implements Driver {
  private static final String MQTT = Plugin.MQTT.system();
  private static final String STREAM = Plugin.STREAM.system();

  /** Says how to provide a broker. */
  static final String WAYS =
      "no RabbitMQ here; give --amqp-uri amqp://user:password@host:port,"
          + " or start Docker, or install the package rabbitmq-server";

  /** Until a private node answers (measured on 2 cores, 2026). */
  private static final double START_SECONDS = 11;

  private final Map<String, Connecting> systems = new LinkedHashMap<>();

  /** Made by the service loader. */
  public RabbitMqDriver() {
    for (AmqpShape shape : AmqpShape.values()) {
      systems.put(shape.system(), plan -> AmqpClient.connect(plan, shape));
    }
    systems.put("rabbitmq-amqp" + WireClient.SUFFIX, AmqpWire::connect);
    systems.put(MQTT, RabbitMqMqtt::byLibrary);
    systems.put(MQTT + WireClient.SUFFIX, RabbitMqMqtt::onTheWire);
    systems.put(STREAM, plan -> StreamClient.connect(plan, 1));
    systems.put(STREAM + "-shared", plan -> StreamClient.connect(plan, StreamClient.SHARED));
    systems.put(STREAM + WireClient.SUFFIX, StreamWire::connect);
  }

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
    return List.copyOf(systems.keySet());
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    Plugin plugin = Plugin.of(system);
    String uri = options.get("amqp-uri");
    if (uri != null) {
      checkGiven(uri, plugin, options.get(plugin.addressOption()));
    } else if (!Docker.answers()) {
      RabbitMqNode.requirePlugin(
          RabbitMqNode.script().orElseThrow(() -> new Unavailable(WAYS)), plugin);
    }
  }

  /** Asks the broker itself, then greets its plug-in. */
  private void checkGiven(String uri, Plugin plugin, @Nullable String address) throws Unavailable {
    try {
      RabbitMqBroker.ask(uri);
    } catch (IOException e) {
      throw new Unavailable(e.getMessage());
    }
    if (plugin != Plugin.NONE) {
      if (address == null) {
        throw new Unavailable(
            "enable the broker's plug-in (rabbitmq-plugins enable "
                + plugin
                + ") and give its listener: --address "
                + plugin.system()
                + "=HOST:PORT");
      }
      HostPort listener = HostPort.of(address);
      String wire = plugin.system() + WireClient.SUFFIX;
      Trial.of(listener, RabbitMqBroker.uriAt(uri, listener), plan -> connect(wire, plan));
    }
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    Plugin plugin = Plugin.of(system);
    String uri = site.option("amqp-uri");
    if (uri != null) {
      RabbitMqBroker given = RabbitMqBroker.external(uri);
      String address = site.option(plugin.addressOption());
      return address == null ? given : given.at(HostPort.of(address));
    }
    if (Docker.answers()) {
      return RabbitMqContainer.start(plugin);
    }
    Path script = RabbitMqNode.script().orElseThrow(() -> new Unavailable(WAYS));
    return RabbitMqNode.start(script, site.scratch(), plugin);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    Connecting shape = systems.get(system);
    if (shape == null) {
      throw new IllegalArgumentException("no shape for '" + system + "'");
    }
    return shape.connect(plan);
  }
}
