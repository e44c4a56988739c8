package org.mles.net.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.mles.cert.Identity;
import org.mles.memory.Budget;
import org.mles.net.Stage;

/** A loop turned by hand that carries TLS; what workers would do is done at once, or on demand. */
final class TlsStage implements AutoCloseable {
  static final int MOST_HANDSHAKES = 2;
  private static final long WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  final Stage stage = new Stage();
  final List<Runnable> work = new ArrayList<>();
  final Budget heap;
  final Handshakes handshakes;

  /** Whether steps wait in {@link #work}. */
  boolean holdsWork;

  private final SSLContext context = Certificates.LOCAL.context();

  TlsStage(Budget heap) throws IOException {
    this.heap = heap;
    handshakes = new Handshakes(this::work, MOST_HANDSHAKES, heap);
  }

  private void work(Runnable step) {
    if (holdsWork) {
      work.add(step);
    } else {
      step.run();
    }
  }

  /** Makes a client of one version and the loop's end of its connection. */
  TlsPair pair(String version) throws IOException {
    return new TlsPair(this, version, () -> Identity.engine(context));
  }

  long count(String what) {
    return stage.count(what);
  }

  void turn() {
    if (Thread.interrupted()) {
      throw new AssertionError("it takes too long");
    }
    stage.loop.poll(WAIT_NANOS);
  }

  void turnUntil(BooleanSupplier done, HandClient client) throws IOException {
    while (!done.getAsBoolean()) {
      client.turn();
      turn();
    }
  }

  void endLoop() throws IOException {
    stage.loop.close();
  }

  @Override
  public void close() throws IOException {
    stage.close();
    if (!stage.bugs.isEmpty()) {
      throw new AssertionError(stage.bugs.get(0));
    }
  }
}
