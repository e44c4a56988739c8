package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.process.ProcStatus;

/**
 * A broker that answers.
 *
 * @param endpoint its URI
 * @param pids processes of the Erlang VM, empty if they are not on this machine
 * @param version what it says of itself
 * @param settings how it was started
 * @param look reads further facts from it while clients are connected
 * @param stop ends what was started
 */
record RabbitMqBroker(
    String endpoint,
    List<Long> pids,
    String version,
    Map<String, String> settings,
    Look look,
    Runnable stop)
    implements RunningServer {
  /** Way to read facts from a broker. */
  @FunctionalInterface
  interface Look {
    /** Returns facts by name. */
    Map<String, String> facts() throws IOException, InterruptedException;
  }

  private static final int CONNECT_MILLIS = 2000;

  /**
   * Uses a broker that was running already and goes on running: it is neither configured nor ended.
   */
  static RabbitMqBroker external(String uri) throws IOException {
    Map<String, String> settings =
        Map.of("broker", "given by --amqp-uri, not started afresh for each leg");
    return new RabbitMqBroker(uri, List.of(), ask(uri), settings, Map::of, () -> {});
  }

  /** Returns the same broker, reached at another of its listeners. */
  RabbitMqBroker at(HostPort listener) {
    return new RabbitMqBroker(uriAt(endpoint, listener), pids, version, settings, look, stop);
  }

  /** Returns a URI with the same user, but another address. */
  static String uriAt(String uri, HostPort address) {
    return uri.replaceFirst(
        "(://(?:[^@/]*@)?)[^/?]*", "$1" + Matcher.quoteReplacement(address.toString()));
  }

  /** Connects once and returns the version that the broker tells. */
  static String ask(String uri) throws IOException {
    ConnectionFactory factory = factory(uri);
    factory.setConnectionTimeout(CONNECT_MILLIS);
    try (Connection connection = factory.newConnection()) {
      Map<String, Object> properties = connection.getServerProperties();
      return properties.get("product") + " " + properties.get("version");
    } catch (AuthenticationFailureException e) {
      throw new IOException(withoutPassword(uri) + " refuses this user or password", e);
    } catch (IOException | TimeoutException e) {
      throw new IOException("no broker answers at " + withoutPassword(uri) + ": " + e, e);
    }
  }

  /** Makes a factory; its complaint about a URI does not quote it, for it may hold a password. */
  static ConnectionFactory factory(String uri) throws IOException {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(uri);
      return factory;
    } catch (URISyntaxException e) {
      throw new IOException("AMQP URI: " + e.getReason() + " at character " + e.getIndex(), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("AMQP URI: " + e.getMessage(), e);
    }
  }

  /** Returns where a factory connects to. */
  static HostPort server(ConnectionFactory login) {
    return new HostPort(login.getHost(), login.getPort());
  }

  private static String withoutPassword(String uri) {
    return uri.replaceFirst("://[^@/]*@", "://");
  }

  @Override
  public Map<String, String> verify() throws IOException, InterruptedException {
    Map<String, String> facts = new TreeMap<>(look.facts());
    for (long pid : pids) {
      facts.put("server threads", ProcStatus.threads(pid));
    }
    return facts;
  }

  @Override
  public void close() {
    stop.run();
  }
}
