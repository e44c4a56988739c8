package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.client.Received;

/**
 * Publisher and subscribers as a user of our own library has them: a client each, with its reader
 * thread, and a listener.
 *
 * <p>Thread: one caller publishes; messages come on the clients' reader threads.
 */
final class MlesUser implements LoadClient {
  private final LoadPlan plan;
  private final List<MlesClient> clients = new ArrayList<>();
  private @Nullable MlesClient publisher;

  private MlesUser(LoadPlan plan) {
    this.plan = plan;
  }

  static MlesUser connect(LoadPlan plan) throws IOException {
    MlesUser user = new MlesUser(plan);
    try {
      for (int i = 0; i < plan.subscribers(); i++) {
        user.subscribe(i);
      }
      user.publisher = MlesClient.publisher(user.config(MlesWire.named(plan, MlesWire.PUBLISHER)));
      user.clients.add(user.publisher);
      return user;
    } catch (IOException e) {
      user.close();
      throw e;
    }
  }

  private void subscribe(int index) throws IOException {
    clients.add(
        MlesClient.subscribe(
            config(MlesWire.named(plan, "subscriber-" + index)),
            message -> received(index, message)));
  }

  private void received(int subscriber, Received message) {
    byte[] payload = message.message();
    boolean numbered = payload.length >= ProbePayload.MIN_OCTETS;
    plan.sink().delivered(subscriber, numbered ? ProbePayload.wordOf(payload) : 0, payload.length);
  }

  private ClientConfig config(String uid) {
    HostPort server = HostPort.of(plan.endpoint());
    return ClientConfig.builder(uid, plan.channel()).server(server.host(), server.port()).build();
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    Objects.requireNonNull(publisher).publish(payload);
  }

  @Override
  public void flush() {
    // Each publish of the client is a send of its own.
  }

  @Override
  public @Nullable String failure() {
    return clients.stream()
        .map(MlesClient::failure)
        .filter(Objects::nonNull)
        .map(cause -> "connection lost: " + cause.getMessage())
        .findFirst()
        .orElse(null);
  }

  @Override
  public Map<String, String> verified() {
    return Map.of(
        "client connections",
        Integer.toString(clients.size()),
        "client TCP_NODELAY",
        "set by the client library, not read back");
  }

  @Override
  public void close() {
    clients.forEach(MlesClient::close);
  }
}
