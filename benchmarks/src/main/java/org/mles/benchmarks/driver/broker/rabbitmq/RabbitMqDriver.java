package org.mles.benchmarks.driver.broker.rabbitmq;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.StreamClients;
import org.mles.benchmarks.driver.broker.Connecting;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.workload.Streams;

/**
 * RabbitMQ in every shape that its makers recommend for fan-out: AMQP, MQTT and streams, each by a
 * library and on the wire.
 */
public class RabbitMqDriver implements Driver {
  /** Until a private node answers (measured on 2 cores, 2026). */
  private static final double START_SECONDS = 11;

  private final String family;
  private final RabbitMqSource source;
  private final Map<String, Connecting> systems = new LinkedHashMap<>();

  /** Made by the service loader. */
  public RabbitMqDriver() {
    this("rabbitmq", new RabbitMqSource.Any());
  }

  RabbitMqDriver(String family, RabbitMqSource source) {
    this.family = family;
    this.source = source;
    for (AmqpShape shape : AmqpShape.values()) {
      addLibrary(shape.key(), plan -> AmqpClient.connect(plan, shape));
    }
    add("amqp" + WireClient.SUFFIX, AmqpWire::connect);
    addLibrary(Plugin.MQTT.protocol(), RabbitMqMqtt::byLibrary);
    add(Plugin.MQTT.protocol() + WireClient.SUFFIX, RabbitMqMqtt::onTheWire);
    add(Plugin.STREAM.protocol(), plan -> StreamClient.connect(plan, 1));
    add(
        Plugin.STREAM.protocol() + "-shared",
        plan -> StreamClient.connect(plan, StreamClient.SHARED));
    add(Plugin.STREAM.protocol() + WireClient.SUFFIX, StreamWire::connect);
  }

  private void add(String shape, Connecting connecting) {
    systems.put(family + "-" + shape, connecting);
  }

  private void addLibrary(String shape, Connecting connecting) {
    add(shape, plan -> StreamClients.connect(plan, connecting::connect));
  }

  @Override
  public final @Nullable String refuses(String system, Streams streams) {
    return streams.single() || Plugin.of(system) != Plugin.STREAM
        ? null
        : "RabbitMQ's streams have one channel and one publisher here";
  }

  @Override
  public final double startSeconds() {
    return START_SECONDS;
  }

  @Override
  public final String family() {
    return family;
  }

  @Override
  public final List<String> systems() {
    return List.copyOf(systems.keySet());
  }

  @Override
  public final void check(String system, Map<String, String> options) throws Unavailable {
    Plugin plugin = Plugin.of(system);
    String wire = family + "-" + plugin.protocol() + WireClient.SUFFIX;
    source.check(plugin, plan -> connect(wire, plan), options);
  }

  @Override
  public final RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    return source.start(Plugin.of(system), site);
  }

  @Override
  public final LoadClient connect(String system, LoadPlan plan)
      throws IOException, InterruptedException {
    Connecting shape = systems.get(system);
    if (shape == null) {
      throw new IllegalArgumentException("no shape for '" + system + "'");
    }
    return shape.connect(plan);
  }
}
