package org.mles.benchmarks.driver.broker.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ServerInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.Loss;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * Publisher and subscribers of NATS: core messages, a connection each, no reconnects.
 *
 * <p>Thread: one caller publishes; messages come on the client library's threads.
 */
final class NatsClient implements LoadClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Connection> subscribers = new ArrayList<>();
  private final Loss loss = new Loss();
  private final String subject;
  private final Connection publisher;

  private NatsClient(LoadPlan plan) throws IOException, InterruptedException {
    subject = plan.channel();
    publisher = open(plan);
  }

  static NatsClient connect(LoadPlan plan) throws IOException, InterruptedException {
    NatsClient client = new NatsClient(plan);
    try {
      for (int i = 0; i < plan.subscribers(); i++) {
        client.subscribe(plan, i);
      }
      return client;
    } catch (IOException | InterruptedException e) {
      client.close();
      throw e;
    }
  }

  private Connection open(LoadPlan plan) throws IOException, InterruptedException {
    Options options =
        new Options.Builder()
            .server("nats://" + plan.endpoint())
            .noReconnect()
            .connectionListener((connection, event) -> note(event))
            .build();
    return Nats.connect(options);
  }

  private void note(ConnectionListener.Events event) {
    boolean lost =
        event == ConnectionListener.Events.CLOSED
            || event == ConnectionListener.Events.DISCONNECTED;
    if (lost) {
      loss.note("connection lost: " + event);
    }
  }

  private void subscribe(LoadPlan plan, int index) throws IOException, InterruptedException {
    Connection connection = open(plan);
    subscribers.add(connection);
    connection
        .createDispatcher(
            message -> {
              byte[] data = message.getData();
              plan.sink().delivered(index, ProbePayload.wordOf(data), data.length);
            })
        .subscribe(plan.channel());
    try {
      connection.flush(PATIENCE);
    } catch (TimeoutException e) {
      throw new IOException("NATS did not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    try {
      publisher.publish(subject, payload.clone());
    } catch (IllegalStateException e) {
      throw new IOException("NATS: " + e.getMessage(), e);
    }
  }

  @Override
  public void flush() throws IOException {
    publisher.flushBuffer();
  }

  @Override
  public @Nullable String failure() {
    return loss.words();
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> all = new TreeMap<>(facts(publisher.getServerInfo()));
    all.put("client connections", Integer.toString(subscribers.size() + 1));
    all.put("client TCP_NODELAY", "set by the client library, not read back");
    return all;
  }

  /** Returns what a server says of itself. */
  static Map<String, String> facts(ServerInfo server) {
    return Map.of(
        SystemInfo.BROKER_VERSION,
        server.getVersion(),
        "JetStream",
        server.isJetStreamAvailable() ? "ON" : "off",
        "delivery",
        "core NATS: at most once, no acknowledgements");
  }

  @Override
  public void close() {
    loss.expect();
    subscribers.forEach(NatsClient::close);
    close(publisher);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
