package org.mles.benchmarks.driver.broker.rabbitmq;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.broker.BrokerProgram;
import org.mles.benchmarks.driver.broker.Connecting;
import org.mles.benchmarks.driver.broker.Docker;
import org.mles.benchmarks.driver.broker.Trial;

/** Where a RabbitMQ comes from. Thread: caller. */
interface RabbitMqSource {
  /**
   * Looks whether there is one with a plug-in.
   *
   * @param wire greets the plug-in's listener
   * @throws Unavailable if there is none; the text says what would help
   */
  void check(Plugin plugin, Connecting wire, Map<String, String> options) throws Unavailable;

  /** Starts one with a plug-in, or finds the one that is given. */
  RabbitMqBroker start(Plugin plugin, ServerSite site)
      throws Unavailable, IOException, InterruptedException;

  /**
   * The broker that option {@code amqp-uri} names, a private node of the private root, a container,
   * a private node of the installed {@code rabbitmq-server}.
   */
  final class Any implements RabbitMqSource {
    private static final String URI = "amqp-uri";
    private static final String WAYS =
        "no RabbitMQ here; give --amqp-uri amqp://user:password@host:port, or call ci/brokers,"
            + " or start Docker, or install the package rabbitmq-server";

    @Override
    public void check(Plugin plugin, Connecting wire, Map<String, String> options)
        throws Unavailable {
      String uri = options.get(URI);
      if (uri != null) {
        checkGiven(uri, plugin, options.get(plugin.addressOption()), wire);
      } else if (root() != null || !Docker.answers()) {
        RabbitMqNode.requirePlugin(program(), plugin);
      }
    }

    /** Asks the broker itself, then greets its plug-in. */
    private static void checkGiven(
        String uri, Plugin plugin, @Nullable String address, Connecting wire) throws Unavailable {
      try {
        RabbitMqBroker.ask(uri);
      } catch (IOException e) {
        throw new Unavailable(e.getMessage());
      }
      if (plugin == Plugin.NONE) {
        return;
      }
      if (address == null) {
        throw new Unavailable(
            "enable the broker's plug-in (rabbitmq-plugins enable "
                + plugin
                + ") and give its listener: --address "
                + plugin.listenerName()
                + "=HOST:PORT");
      }
      HostPort listener = HostPort.of(address);
      Trial.of(listener, RabbitMqBroker.uriAt(uri, listener), wire);
    }

    @Override
    public RabbitMqBroker start(Plugin plugin, ServerSite site)
        throws Unavailable, IOException, InterruptedException {
      String uri = site.option(URI);
      if (uri != null) {
        RabbitMqBroker given = RabbitMqBroker.external(uri);
        String address = site.option(plugin.addressOption());
        return address == null ? given : given.at(HostPort.of(address));
      }
      return root() == null && Docker.answers()
          ? RabbitMqContainer.start(plugin)
          : RabbitMqNode.start(program(), site.scratch(), plugin);
    }

    private static BrokerProgram program() throws Unavailable {
      BrokerProgram root = root();
      return root == null ? RabbitMqNode.script().orElseThrow(() -> new Unavailable(WAYS)) : root;
    }
  }

  /** This machine's own, where {@link Any} is another one, so that old and new are compared. */
  final class Installed implements RabbitMqSource {
    @Override
    public void check(Plugin plugin, Connecting wire, Map<String, String> options)
        throws Unavailable {
      if (root() == null) {
        throw new Unavailable(
            "there is no newer RabbitMQ beside the installed one, which the systems rabbitmq-*"
                + " measure; ci/brokers provides one");
      }
      RabbitMqNode.requirePlugin(script(), plugin);
    }

    @Override
    public RabbitMqBroker start(Plugin plugin, ServerSite site)
        throws Unavailable, IOException, InterruptedException {
      return RabbitMqNode.start(script(), site.scratch(), plugin);
    }

    private static BrokerProgram script() throws Unavailable {
      return RabbitMqNode.script()
          .orElseThrow(() -> new Unavailable("no RabbitMQ is installed; install rabbitmq-server"));
    }
  }

  private static @Nullable BrokerProgram root() {
    return BrokerProgram.inRoot("rabbitmq-server").orElse(null);
  }
}
