package org.mles.server.tls;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mles.net.Transport;
import org.mles.net.tls.FirstOctet;
import org.mles.net.tls.Handshakes;

/**
 * Where connections of a server come in that shows a certificate, and who looks after its files.
 * Thread: any.
 */
public final class TlsDoor implements AutoCloseable {
  private static final int LOOK_SECONDS = 1;

  private final Shown shown;
  private final boolean alsoPlain;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Handshakes handshakes;

  /**
   * Opens it; {@link #close} must follow.
   *
   * @throws IOException if this JVM cannot show such a certificate
   */
  public TlsDoor(Tls told, Handshakes handshakes, CertificateEvents events) throws IOException {
    shown = new Shown(told, events);
    alsoPlain = told.alsoPlain();
    this.handshakes = handshakes;
    if (told.files() != null) {
      new Daemons("mles-certificate-").newThread(this::look).start();
    }
  }

  private void look() {
    try {
      while (!closed.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        shown.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the files of the certificate now, not at the next look. */
  public void readAgain() {
    shown.take();
  }

  /** Carries the octets of a newcomer. */
  public Transport carry(SocketChannel socket) {
    return new FirstOctet(socket, handshakes, shown::engine, alsoPlain);
  }

  /** Returns the days that the certificate is still valid; negative once it has expired. */
  public long daysLeft() {
    return Duration.between(Instant.now(), shown.identity().expiry()).toDays();
  }

  /** Looks no more. */
  @Override
  public void close() {
    closed.countDown();
  }
}
