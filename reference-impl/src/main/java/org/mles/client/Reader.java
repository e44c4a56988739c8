package org.mles.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import org.mles.time.Backoff;

/**
 * Life of a client after its first join: read, deliver, come back, end. Thread: reader.
 *
 * <pre>
 *   serve --lost, attempts left--> pause --> open --ok--> serve
 *     |                              ^         |
 *     |                              +--failed-+
 *     +--closed by the caller | bad header | refused at once | no attempts--> end
 * </pre>
 */
final class Reader implements Runnable {
  private static final int READ_OCTETS = 64 * 1024;

  /**
   * A connection that ends this soon after its join, without one frame, was refused: servers give a
   * first frame ten seconds to be complete. A wrong guess costs an attempt, or, on the very first
   * connection, the client.
   */
  private static final Duration REFUSAL = Duration.ofSeconds(10);

  private static final byte[] EMPTY = new byte[0];

  private final ClientConfig config;
  private final ReplayFilter filter;
  private final CurrentConnection current;
  private final Listener listener;
  private final Backoff backoff;
  private final byte[] piece = new byte[READ_OCTETS];
  private int failures;
  private boolean firstConnection = true;
  private boolean heard;

  Reader(ClientConfig config, ReplayFilter filter, CurrentConnection current, Listener listener) {
    this.config = config;
    this.filter = filter;
    this.current = current;
    this.listener = listener;
    this.backoff = config.reconnect().backoff();
  }

  @Override
  public void run() {
    IOException failure = null;
    try {
      serveAndComeBack();
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = new IOException(Printable.sentence("the listener failed: " + e), e);
    } catch (Error e) { // nobody may wait for a reader that is gone
      failure = new IOException(Printable.sentence("the client failed: " + e), e);
    }
    current.end(failure);
    current.down();
    listener.onEnd(current.failure());
  }

  private void serveAndComeBack() throws IOException, InterruptedException {
    ServerConnection connection = current.await(Duration.ZERO);
    while (connection != null) {
      IOException cause = serve(connection);
      current.down();
      connection = current.ended() ? null : comeBack(cause);
    }
  }

  /** Reads until the connection ends and returns why. */
  private IOException serve(ServerConnection connection) throws IOException {
    heard = false;
    long since = System.nanoTime();
    IOException cause = readAll(connection);
    boolean told = cause instanceof JoinRefusedException;
    boolean refused = told || (!heard && System.nanoTime() - since < REFUSAL.toNanos());
    if (refused) {
      cause = told ? cause : JoinRefusedException.unheard(config, cause);
      if (firstConnection && !current.ended()) {
        throw cause;
      }
    } else {
      backoff.reset();
      failures = 0;
    }
    firstConnection = false;
    return cause;
  }

  private IOException readAll(ServerConnection connection) throws ProtocolException {
    IOException end = readToEnd(connection);
    if (connection.answeredByTls()) {
      return JoinRefusedException.byTls(config.server(), end);
    }
    if (end instanceof ProtocolException broken) {
      throw broken;
    }
    return end;
  }

  private IOException readToEnd(ServerConnection connection) {
    try {
      for (int octets = connection.read(piece); octets >= 0; octets = connection.read(piece)) {
        heard = true;
        listener.onHeard();
        connection.hear(piece, octets, this::deliver);
      }
      String where = connection.unfinished() ? " inside a frame" : "";
      IOException end = new EOFException(config.server() + " closed the connection" + where);
      connection.sayEnd(end);
      return end;
    } catch (ProtocolException | JoinRefusedException e) {
      connection.sayEnd(e);
      return e;
    } catch (IOException e) {
      return new IOException("connection to " + config.server() + " lost: " + OneLine.of(e), e);
    }
  }

  private void deliver(Received received) {
    if (!current.ended()) {
      listener.onMessage(received);
    }
  }

  /** Opens the connection again; null if the client was ended meanwhile. */
  private @Nullable ServerConnection comeBack(IOException lost)
      throws IOException, InterruptedException {
    IOException cause = lost;
    while (failures++ < config.reconnect().attempts()) {
      Duration pause = Duration.ofNanos(backoff.nextNanos());
      listener.onReconnecting(cause, pause);
      if (current.awaitEnd(pause.toNanos())) {
        return null;
      }
      try {
        ServerConnection connection = ServerConnection.open(config, filter, listener, EMPTY);
        if (current.up(connection)) {
          listener.onReconnected();
          return connection;
        }
        return null;
      } catch (IOException e) {
        cause = e;
      }
    }
    throw cause;
  }

  /** Starts a daemon thread that runs this reader. */
  Thread start() {
    Thread thread = new Thread(this, "mles-client " + config.server());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits a bounded time for the thread to end; false if it is still running. */
  static boolean join(Thread thread, Duration patience) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedJoin(thread, patience.toNanos());
    return !thread.isAlive();
  }
}
