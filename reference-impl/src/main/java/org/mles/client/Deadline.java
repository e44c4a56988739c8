package org.mles.client;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket unless what is done over it is over in time, all together: a server that says or
 * takes an octet now and then would get by a bound for each. Thread: caller; another one closes.
 */
final class Deadline implements AutoCloseable {
  private final Duration patience;
  private final CompletableFuture<Void> end;
  private volatile boolean missed; // written by the thread that closes

  /** Starts the time after which {@code socket} is closed. */
  Deadline(Socket socket, Duration patience) {
    this.patience = patience;
    end =
        CompletableFuture.runAsync(
            () -> miss(socket),
            CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void miss(Socket socket) {
    missed = true;
    try {
      socket.close();
    } catch (IOException e) {
      assert socket.isClosed();
    }
  }

  /** Returns what to throw for a failure, which may come of the socket that was closed. */
  IOException explain(String server, IOException failure) {
    return missed
        ? new IOException(server + " was not ready within " + patience.toMillis() + " ms", failure)
        : failure;
  }

  /** It is over: the socket stays, unless it is closed already. */
  @Override
  public void close() {
    end.cancel(false);
  }
}
