package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many handshakes as a server can be asked for, beside a pair that talks. See {@link Soak}. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TlsLoadIT {
  /** Callers whose handshakes overlap; they need as much of the machine as the server does. */
  private static final int CALLERS = 4;

  /** From the beginning of one handshake to that of the next, if the machine can: 500 a second. */
  private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final int all = Soak.count(40, 5_000);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();

  @Test
  void shakesHandsBesideAPairThatTalks() throws Exception {
    Soak soak = new Soak("handshakes");
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (ServerProcess server = TalkingPair.server();
        TalkingPair pair = new TalkingPair(server)) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> call(server, start));
      }
      callers.shutdown();
      while (!callers.isTerminated()) {
        pair.talk();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(served).hasValue(all);
      soak.done(
          String.format(
              Locale.ROOT,
              "%,d handshakes, %.0f a second, and %s",
              all,
              all / seconds,
              pair.report()));
    } finally {
      callers.shutdownNow();
    }
  }

  private void call(ServerProcess server, long start) {
    for (int i = begun.getAndIncrement(); i < all; i = begun.getAndIncrement()) {
      LockSupport.parkNanos(start + i * APART_NANOS - System.nanoTime());
      try (RawClient caller = TalkingPair.connect(server)) {
        ((SSLSocket) caller.socket).startHandshake();
        served.incrementAndGet();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
