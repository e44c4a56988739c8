package org.mles.server.tls;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mles.memory.Budget;
import org.mles.net.Transport;
import org.mles.net.tls.FirstOctet;
import org.mles.net.tls.Handshakes;

/**
 * Where connections of a server come in that shows a certificate: its workers, its bounds, and who
 * looks after the files. Thread: any.
 */
public final class TlsDoor implements AutoCloseable {
  private static final Duration LOOK_PERIOD = Duration.ofSeconds(1);

  private final Shown shown;
  private final boolean alsoPlain;
  private final ExecutorService workers;
  private final ScheduledExecutorService looks;
  private final Handshakes handshakes;

  /**
   * Opens it; {@link #close} must follow.
   *
   * @param handshakes how many may be under way
   * @param heap what connections count against
   * @throws IOException if this JVM cannot show such a certificate
   */
  public TlsDoor(Tls told, int handshakes, Budget heap, CertificateEvents events)
      throws IOException {
    shown = new Shown(told, events);
    alsoPlain = told.alsoPlain();
    // Half of the cores: the loops need theirs for those who are connected.
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    workers = Executors.newFixedThreadPool(threads, daemons("mles-handshake-"));
    looks = Executors.newSingleThreadScheduledExecutor(daemons("mles-certificate-"));
    this.handshakes = new Handshakes(workers, handshakes, heap);
    if (told.files() != null) {
      long millis = LOOK_PERIOD.toMillis();
      looks.scheduleWithFixedDelay(shown::check, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + count.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Carries the octets of a newcomer. */
  public Transport carry(SocketChannel socket) {
    return new FirstOctet(socket, handshakes, shown::engine, alsoPlain);
  }

  /** Returns the days that the certificate is still valid; negative once it has expired. */
  public long daysLeft() {
    return Duration.between(Instant.now(), shown.identity().expiry()).toDays();
  }

  /** Lets the workers go; handshakes that are under way fail. */
  @Override
  public void close() {
    looks.shutdownNow();
    workers.shutdown();
  }
}
