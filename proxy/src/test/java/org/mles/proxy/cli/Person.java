package org.mles.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.client.Received;
import org.mles.session.Protocol;

/** Somebody on a channel of a server, who counts the copies of what he hears. */
final class Person implements AutoCloseable {
  private final MlesClient client;
  private final Map<String, Integer> copies = new LinkedHashMap<>();

  private Person(MlesClient client) {
    this.client = client;
  }

  /** Joins {@code garden}. */
  static Person on(int port, String uid) throws IOException {
    return on(port, uid, "garden");
  }

  static Person on(int port, String uid, String channel) throws IOException {
    return join(null, port, uid, channel);
  }

  /** Joins {@code garden} of a server that has a key. */
  static Person with(String key, int port, String uid) throws IOException {
    return join(key, port, uid, "garden");
  }

  private static Person join(@Nullable String key, int port, String uid, String channel)
      throws IOException {
    ClientConfig config =
        ClientConfig.builder(uid, channel)
            .server("127.0.0.1", port)
            .sharedKey(key)
            .protocol(Protocol.V2)
            .build();
    return new Person(MlesClient.join(config));
  }

  /** Says numbered words in binary. */
  void say(String word, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      client.publish((word + " " + i).getBytes(UTF_8), false);
    }
  }

  void sayText(String text) throws IOException {
    client.publish(text.getBytes(UTF_8), true);
  }

  /** Hears until all numbered words have come. */
  void awaitAll(String word, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      await((word + " " + i)::equals);
    }
  }

  /** Hears until something that fits has come, now or before, and returns it. */
  String await(Predicate<String> fits) throws IOException {
    for (String heard : copies.keySet()) {
      if (fits.test(heard)) {
        return heard;
      }
    }
    while (true) {
      Received next = Objects.requireNonNull(client.receive());
      copies.merge(next.text(), 1, Integer::sum);
      if (fits.test(next.text())) {
        return (next.isText() ? "text " : "binary ") + next.text();
      }
    }
  }

  /** Hears all that still comes from a server that ends without a word. */
  void hearToTheEnd() {
    try {
      await(said -> false);
    } catch (IOException e) {
      // The end; what came before it is counted.
    }
  }

  /** Returns how often each message was heard. */
  Map<String, Integer> copies() {
    return copies;
  }

  @Override
  public void close() {
    client.close();
  }
}
