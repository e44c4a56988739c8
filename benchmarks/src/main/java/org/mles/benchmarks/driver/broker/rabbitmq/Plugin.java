package org.mles.benchmarks.driver.broker.rabbitmq;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mles.benchmarks.driver.HostPort;

/** What a system needs of RabbitMQ beside AMQP: a plug-in with a listener of its own. */
enum Plugin {
  /** AMQP alone. */
  NONE("none", "", 0),
  /** MQTT. */
  MQTT("rabbitmq_mqtt", "mqtt", 1883),
  /** Streams. */
  STREAM("rabbitmq_stream", "stream", 5552);

  private final String plugin;
  private final String protocol;
  private final int usualPort;

  Plugin(String plugin, String protocol, int usualPort) {
    this.plugin = plugin;
    this.protocol = protocol;
    this.usualPort = usualPort;
  }

  static Plugin of(String system) {
    return system.contains(MQTT.protocol) ? MQTT : system.contains(STREAM.protocol) ? STREAM : NONE;
  }

  /** Returns what it speaks. */
  String protocol() {
    return protocol;
  }

  /** Returns what the user names its listener by. */
  String listenerName() {
    return "rabbitmq-" + protocol;
  }

  /** Returns the option with the address of its listener. */
  String addressOption() {
    return "address-" + listenerName();
  }

  /** Returns the port that it listens at unless it is told otherwise. */
  int usualPort() {
    return usualPort;
  }

  /** Returns the content of the file that enables plug-ins. */
  String enabled() {
    return this == NONE ? "[].\n" : "[" + plugin + "].\n";
  }

  /** Returns the lines of the configuration that let it listen. */
  List<String> configuration(HostPort listener) {
    String noDelay = "tcp_listen_options.nodelay = true";
    List<String> lines = new ArrayList<>(List.of(noDelay));
    if (this != NONE) {
      lines.add(protocol + "." + noDelay);
      lines.add(protocol + ".listeners.tcp.1 = " + listener);
    }
    return lines;
  }

  /**
   * Returns whether a RabbitMQ comes with it, as its folder tells; true if there is no such folder,
   * since then nobody knows.
   *
   * @param plugins folder with a file or a folder for each plug-in
   */
  boolean isIn(Path plugins) {
    String[] all = plugins.toFile().list();
    return this == NONE
        || !Files.isDirectory(plugins)
        || all == null
        || List.of(all).stream().anyMatch(name -> name.startsWith(plugin + "-"));
  }

  @Override
  public String toString() {
    return plugin;
  }
}
