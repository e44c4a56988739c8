package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A client for each stream of a plan, seen as one: for libraries, which have connections and
 * threads of their own for each subscriber anyway.
 *
 * <p>Thread: one caller publishes.
 */
public final class StreamClients implements LoadClient {
  private static final String CONNECTIONS = "client connections";

  private final List<LoadClient> clients = new ArrayList<>();
  private final Set<LoadClient> filled = new LinkedHashSet<>();

  private StreamClients() {}

  /** Connects the client of one stream. */
  @FunctionalInterface
  public interface Each {
    /** Connects its publisher, and the subscribers that come with it. */
    LoadClient connect(LoadPlan part) throws IOException, InterruptedException;
  }

  /** Connects all, in the order of their numbers; the one client itself if there is one stream. */
  public static LoadClient connect(LoadPlan plan, Each each)
      throws IOException, InterruptedException {
    if (plan.streams().single()) {
      return each.connect(plan);
    }
    StreamClients all = new StreamClients();
    try {
      for (int stream = 0; stream < plan.streams().count(); stream++) {
        all.clients.add(each.connect(plan.part(stream)));
      }
      return all;
    } catch (IOException | InterruptedException e) {
      all.close();
      throw e;
    }
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    publish(0, payload);
  }

  @Override
  public void publish(int stream, byte[] payload) throws IOException {
    LoadClient client = clients.get(stream);
    client.publish(payload);
    filled.add(client);
  }

  @Override
  public void flush() throws IOException {
    for (LoadClient client : filled) {
      client.flush();
    }
    filled.clear();
  }

  @Override
  public @Nullable String failure() {
    return clients.stream()
        .map(LoadClient::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> facts = new TreeMap<>(clients.get(0).verified());
    int connections = 0;
    for (LoadClient client : clients) {
      connections += Integer.parseInt(client.verified().getOrDefault(CONNECTIONS, "0"));
    }
    facts.put(CONNECTIONS, Integer.toString(connections));
    return facts;
  }

  @Override
  public void close() {
    clients.forEach(LoadClient::close);
  }
}
