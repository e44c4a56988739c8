package org.mles.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mles.client.ClientConfig;
import org.mles.client.Listener;
import org.mles.client.MlesClient;
import org.mles.client.Received;
import org.mles.client.Reconnect;

/** Answers every question on a channel, and comes back when the server restarts. */
final class AnswerExample implements Listener, AutoCloseable {
  private final CompletableFuture<MlesClient> client = new CompletableFuture<>();

  AnswerExample(String host, int port, String key) throws IOException {
    ClientConfig config =
        ClientConfig.builder("oracle", "questions")
            .server(host, port)
            .sharedKey(key)
            .reconnect(Reconnect.standard(System.nanoTime()))
            .build();
    client.complete(MlesClient.subscribe(config, this));
  }

  @Override
  public void onMessage(Received question) {
    try {
      // The first message can come before subscribe has returned: wait for the client.
      client.join().publish(("42, " + question.uid()).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onReconnecting(IOException cause, Duration pause) {
    System.err.println(cause.getMessage() + "; next try in " + pause.toMillis() + " ms");
  }

  @Override
  public void onEnd(@Nullable IOException failure) {
    if (failure != null) {
      System.err.println("gone for good: " + failure.getMessage());
    }
  }

  @Override
  public void close() {
    client.join().close();
  }
}
