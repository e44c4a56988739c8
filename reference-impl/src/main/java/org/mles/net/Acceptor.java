package org.mles.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.time.Timers;

/**
 * Accepts connections of one listener, a bounded number per turn.
 *
 * <p>When the process runs out of descriptors or memory the selector would report the same
 * connection for ever; accepting pauses instead, and those who are connected are served on. Thread:
 * loop.
 */
final class Acceptor implements Ready {
  private static final int MAX_PER_TURN = 64;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ServerSocketChannel listener;
  private final SelectionKey key;
  private final Timers timers;
  private final Consumer<SocketChannel> accepted;
  private final Consumer<IOException> troubles;

  Acceptor(
      ServerSocketChannel listener,
      SelectionKey key,
      Timers timers,
      Consumer<SocketChannel> accepted,
      Consumer<IOException> troubles) {
    this.listener = listener;
    this.key = key;
    this.timers = timers;
    this.accepted = accepted;
    this.troubles = troubles;
  }

  @Override
  public void ready(ByteBuffer buffer) {
    for (int i = 0; i < MAX_PER_TURN; i++) {
      SocketChannel socket = next();
      if (socket == null) {
        return;
      }
      accepted.accept(socket);
    }
  }

  /** Returns the next connection; null if nobody waits, or if it could not be had. */
  private @Nullable SocketChannel next() {
    try {
      return listener.accept();
    } catch (ClosedChannelException e) {
      // The port was closed by another thread, in this very turn.
      return null;
    } catch (IOException e) {
      pause();
      troubles.accept(e);
      return null;
    } catch (RuntimeException | Error bug) {
      pause();
      throw bug;
    }
  }

  private void pause() {
    // First what may fail: a listener must not stay paused without a timer.
    timers.after(PAUSE_NANOS, this::resume);
    key.interestOps(0);
  }

  private void resume() {
    if (key.isValid()) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  @Override
  public void failed(Throwable bug) {
    // The listener outlives a bug in the handling of one connection.
  }

  @Override
  public void close() {
    key.cancel();
    try {
      listener.close();
    } catch (IOException e) {
      // The port is given back with the process at the latest.
      troubles.accept(e);
    }
  }
}
