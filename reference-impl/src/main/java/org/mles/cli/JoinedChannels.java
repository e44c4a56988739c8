package org.mles.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.client.ClientConfig;
import org.mles.client.Listener;
import org.mles.client.MlesClient;

/**
 * The clients of one command: one for each of its channels, with a connection of its own.
 *
 * <p>A command is as good as the worst of its channels: the first one that fails fails all. Thread:
 * main; listeners are called by the reader of their client.
 */
final class JoinedChannels implements AutoCloseable {
  private final Map<ChannelLabel, MlesClient> clients = new LinkedHashMap<>();

  private JoinedChannels() {}

  /**
   * Joins a channel after the other, each with the same first message.
   *
   * @param listeners makes what hears a channel
   * @throws Unreachable if a channel cannot be joined; none is then
   * @throws IllegalArgumentException if the message is too long for a frame
   */
  static JoinedChannels join(
      List<ClientConfig> configs, byte[] first, Function<ChannelLabel, Listener> listeners)
      throws Unreachable {
    JoinedChannels joined = new JoinedChannels();
    try {
      for (ClientConfig config : configs) {
        ChannelLabel label = new ChannelLabel(configs.size() == 1 ? null : config.channel());
        joined.add(label, config, listeners.apply(label), first);
      }
      return joined;
    } catch (IOException | RuntimeException | Error e) {
      joined.close();
      throw e;
    }
  }

  private void add(ChannelLabel label, ClientConfig config, Listener listener, byte[] first)
      throws Unreachable {
    try {
      clients.put(label, MlesClient.subscribe(config, listener, first));
    } catch (IOException e) {
      throw new Unreachable(label.on(e));
    }
  }

  /**
   * Sends a message to each channel.
   *
   * @throws IOException naming the channel that could not be given it; later ones were not
   */
  void publish(byte[] message) throws IOException {
    for (Map.Entry<ChannelLabel, MlesClient> joined : clients.entrySet()) {
      try {
        joined.getValue().publish(message);
      } catch (IOException e) {
        throw joined.getKey().on(e);
      }
    }
  }

  /** Returns why a channel ended by itself, naming it; null if none has. */
  @Nullable IOException failure() {
    for (Map.Entry<ChannelLabel, MlesClient> joined : clients.entrySet()) {
      IOException failure = joined.getValue().failure();
      if (failure != null) {
        return joined.getKey().on(failure);
      }
    }
    return null;
  }

  /** Leaves all channels at once: each goodbye may have to wait for the server. */
  @Override
  public void close() {
    CompletableFuture<?>[] goodbyes =
        clients.values().stream()
            .map(client -> CompletableFuture.runAsync(client::close, JoinedChannels::start))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(goodbyes).join();
  }

  private static void start(Runnable goodbye) {
    new Thread(goodbye, "goodbye").start();
  }
}
