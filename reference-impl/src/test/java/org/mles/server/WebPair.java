package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Two members of version 2 who answer each other every {@value #PERIOD_MILLIS} ms from their start
 * to their {@link #stop}, in order and without a loss; how long they waited is noted.
 */
final class WebPair implements AutoCloseable {
  private static final int PERIOD_MILLIS = 10;
  private static final String CHANNEL = "pair";

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final WebClient alice;
  private final WebClient bob;
  private final ScheduledFuture<?> talk;
  private long saidLastNanos;
  private long longestSilenceNanos;
  private long exchanges;

  private WebPair(WebClient alice, WebClient bob) {
    this.alice = alice;
    this.bob = bob;
    saidLastNanos = System.nanoTime();
    talk = thread.scheduleAtFixedRate(this::exchange, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  static WebPair join(InetSocketAddress server) throws IOException {
    String first = WebClient.first("alice", CHANNEL);
    WebClient alice = new WebClient(server).upgrade().say(first);
    // Bob knows that Alice is there when he hears her first message, from the history or live.
    WebClient bob = new WebClient(server).upgrade().say(WebClient.first("bob", CHANNEL));
    bob.hears(first);
    alice.hears(WebClient.first("bob", CHANNEL));
    return new WebPair(alice, bob);
  }

  /** Both speak, so nobody is idle and is asked for a sign of life. */
  private void exchange() {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(exchanges).array();
    try {
      alice.say(number);
      bob.hears(number).say(number);
      alice.hears(number);
    } catch (IOException e) {
      throw new UncheckedIOException("after " + exchanges + " exchanges", e);
    }
    long now = System.nanoTime();
    longestSilenceNanos = Math.max(longestSilenceNanos, now - saidLastNanos);
    saidLastNanos = now;
    exchanges++;
  }

  /** Ends the talk, and fails if it had ended before. */
  WebPair stop() throws ExecutionException, InterruptedException {
    if (!talk.cancel(false)) {
      talk.get();
    }
    thread.shutdown();
    assertThat(thread.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    return this;
  }

  long exchanges() {
    return exchanges;
  }

  /** Returns the longest time from one exchange to the next; includes the period. */
  long longestSilenceMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longestSilenceNanos);
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    alice.close();
    bob.close();
  }
}
