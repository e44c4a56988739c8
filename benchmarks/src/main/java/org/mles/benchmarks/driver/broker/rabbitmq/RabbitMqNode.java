package org.mles.benchmarks.driver.broker.rabbitmq;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.broker.BrokerProgram;
import org.mles.benchmarks.process.Child;

/**
 * Private node of an installed RabbitMQ: own folder, own free ports, own port mapper, own cookie,
 * no plug-ins but the one that is asked for; nothing of an installed or running node is read or
 * touched.
 *
 * <p>Thread: caller.
 */
final class RabbitMqNode {
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PLUGIN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final BrokerProgram script;
  private final Path home;
  private final Plugin plugin;
  private final HostPort listener = HostPort.free();
  private final int amqpPort = HostPort.free().port();
  private final int distributionPort = HostPort.free().port();
  private final int mapperPort = HostPort.free().port();

  private RabbitMqNode(BrokerProgram script, Path home, Plugin plugin) throws IOException {
    this.script = script;
    this.home = home;
    this.plugin = plugin;
  }

  /**
   * Returns this machine's start script; not a distribution's wrapper that insists on a user of its
   * own.
   */
  static Optional<BrokerProgram> script() {
    Stream<Path> known =
        Stream.of("/usr/lib/rabbitmq/bin/rabbitmq-server", "/opt/rabbitmq/sbin/rabbitmq-server")
            .map(Path::of);
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, "rabbitmq-server"));
    return Stream.concat(known, onPath)
        .filter(Files::isExecutable)
        .findFirst()
        .map(path -> new BrokerProgram(path, null));
  }

  /**
   * Says whether an installed RabbitMQ comes with a plug-in.
   *
   * @throws Unavailable if it does not
   */
  static void requirePlugin(BrokerProgram script, Plugin plugin) throws Unavailable {
    try {
      Path start = script.outside(script.path()).toRealPath();
      Path plugins = start.resolveSibling("../plugins").normalize();
      if (!plugin.isIn(plugins)) {
        throw new Unavailable(
            "this RabbitMQ comes without the plug-in "
                + plugin
                + " (none in "
                + plugins
                + "); install a RabbitMQ that has it, or start Docker");
      }
    } catch (IOException e) {
      throw new Unavailable("cannot read " + script.path() + ": " + e.getMessage());
    }
  }

  static RabbitMqBroker start(BrokerProgram script, Path home, Plugin plugin)
      throws IOException, InterruptedException {
    return new RabbitMqNode(script, home, plugin).start();
  }

  private RabbitMqBroker start() throws IOException, InterruptedException {
    Files.writeString(home.resolve("enabled_plugins"), plugin.enabled());
    Files.write(home.resolve("rabbitmq.conf"), plugin.configuration(listener));
    Files.createFile(home.resolve("env.conf"));
    Child mapper = child("epmd", "-port", String.valueOf(mapperPort), "-address", "127.0.0.1");
    try {
      return start(mapper);
    } catch (IOException | InterruptedException e) {
      mapper.kill();
      throw e;
    }
  }

  private RabbitMqBroker start(Child mapper) throws IOException, InterruptedException {
    Child node = child(script.path().toString());
    Runnable stop = () -> stop(node, mapper);
    try {
      String uri = "amqp://guest:guest@127.0.0.1:" + amqpPort;
      String version = awaitAnswer(uri, node);
      List<Long> pids = ErlangVm.under(node.pid()).map(List::of).orElse(List.of());
      RabbitMqBroker broker =
          new RabbitMqBroker(uri, pids, version, settings(), this::queues, stop);
      return plugin == Plugin.NONE ? broker : broker.at(listener);
    } catch (IOException | InterruptedException e) {
      stop.run();
      throw e;
    }
  }

  /** Asks the node itself what kind of queues it holds. */
  private Map<String, String> queues() throws IOException, InterruptedException {
    Optional<Path> control = script.sibling("rabbitmqctl");
    if (control.isEmpty()) {
      return Map.of();
    }
    List<String> words =
        List.of(
            control.get().toString(),
            "-q",
            "-n",
            nodeName(),
            "list_queues",
            "--no-table-headers",
            "type",
            "durable",
            "auto_delete");
    ProcessBuilder builder = new ProcessBuilder(script.command(home, words));
    builder.environment().putAll(environment());
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Map<String, Integer> kinds = new TreeMap<>();
    process.inputReader().lines().forEach(line -> kinds.merge(kind(line), 1, Integer::sum));
    process.waitFor();
    return Map.of("queues by rabbitmqctl (number by kind)", kinds.toString());
  }

  private static String kind(String line) {
    String[] fields = line.split("\t", -1);
    return fields.length < 3
        ? line
        : fields[0] + ", durable " + fields[1] + ", auto-delete " + fields[2];
  }

  private String nodeName() {
    return "mles-benchmark-" + amqpPort + "@localhost";
  }

  private Child child(String... command) throws IOException {
    return Child.start(script.command(home, List.of(command)), "", home, environment());
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("HOME", home.toString()),
        Map.entry("ERL_EPMD_PORT", String.valueOf(mapperPort)),
        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_NODENAME", nodeName()),
        Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_NODE_PORT", String.valueOf(amqpPort)),
        Map.entry("RABBITMQ_DIST_PORT", String.valueOf(distributionPort)),
        Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("data").toString()),
        Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("enabled_plugins").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString()),
        Map.entry("RABBITMQ_CONF_ENV_FILE", home.resolve("env.conf").toString()),
        Map.entry("RABBITMQ_PID_FILE", home.resolve("node.pid").toString()));
  }

  /** Waits for AMQP, then for the plug-in, which a node that answers has had its time to start. */
  private String awaitAnswer(String uri, Child node) throws IOException, InterruptedException {
    String version = awaited(node, START_NANOS, () -> RabbitMqBroker.ask(uri));
    return awaited(
        node,
        PLUGIN_NANOS,
        () -> {
          if (plugin != Plugin.NONE && !listener.answers()) {
            throw new IOException(
                version + " runs, but its plug-in " + plugin + " does not listen at " + listener);
          }
          return version;
        });
  }

  /** A question that is asked until there is an answer. */
  private interface Question {
    String answer() throws IOException;
  }

  private static String awaited(Child node, long nanos, Question question)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (true) {
      try {
        return question.answer();
      } catch (IOException e) {
        if (node.waitFor(ASK_AGAIN_NANOS)) {
          throw new IOException("rabbitmq-server ended: " + node.lastLine(), e);
        }
        if (System.nanoTime() - deadline > 0) {
          throw new IOException(
              "rabbitmq-server is not ready: " + e.getMessage() + "; " + node.lastLine(), e);
        }
      }
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "broker",
        "private node of " + script.path(),
        "installed in",
        script.owner(),
        "plug-ins",
        plugin + ", management off",
        "server TCP_NODELAY",
        "on (tcp_listen_options.nodelay)");
  }

  /** Ends the node and its port mapper; there is nothing to save. */
  private static void stop(Child node, Child mapper) {
    node.kill();
    mapper.kill();
  }
}
