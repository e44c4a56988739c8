package org.mles.benchmarks.driver.broker.rabbitmq;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.mles.benchmarks.driver.HostPort;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.DockerImageName;

/** RabbitMQ in a container of its own. Thread: caller. */
final class RabbitMqContainer {
  /** Official image without the management plug-in. */
  private static final DockerImageName IMAGE = DockerImageName.parse("rabbitmq:4.1-alpine");

  private RabbitMqContainer() {}

  @SuppressWarnings("resource") // closed by RabbitMqBroker.close
  static RabbitMqBroker start(Plugin plugin) throws IOException {
    RabbitMQContainer container = new RabbitMQContainer(IMAGE);
    if (plugin != Plugin.NONE) {
      container
          .withCopyToContainer(Transferable.of(plugin.enabled()), "/etc/rabbitmq/enabled_plugins")
          .addExposedPort(plugin.usualPort());
    }
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      container.close();
      throw new IOException("container " + IMAGE + " did not start: " + e.getMessage(), e);
    }
    String uri = container.getAmqpUrl();
    RabbitMqBroker broker =
        new RabbitMqBroker(
            uri, pids(container), RabbitMqBroker.ask(uri), settings(), Map::of, container::close);
    return plugin == Plugin.NONE
        ? broker
        : broker.at(new HostPort(container.getHost(), container.getMappedPort(plugin.usualPort())));
  }

  private static Map<String, String> settings() {
    return Map.of(
        "broker", "container " + IMAGE, "management", "off", "path", "Docker's port forwarding");
  }

  /** Finds the Erlang VM if the container's processes are this machine's processes. */
  private static List<Long> pids(RabbitMQContainer container) {
    Long top = container.getCurrentContainerInfo().getState().getPidLong();
    return top == null ? List.of() : ErlangVm.under(top).map(List::of).orElse(List.of());
  }
}
