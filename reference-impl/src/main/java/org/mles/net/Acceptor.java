package org.mles.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mles.time.Timers;

/**
 * Accepts connections of one listener, a bounded number per turn.
 *
 * <p>When the process runs out of descriptors the selector would report the same connection for
 * ever; accepting pauses instead, and those who are connected are served on. Thread: loop.
 */
final class Acceptor implements EventLoop.Ready {
  private static final int MAX_PER_TURN = 64;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ServerSocketChannel listener;
  private final SelectionKey key;
  private final Timers timers;
  private final Consumer<SocketChannel> accepted;
  private final Consumer<Throwable> troubles;

  Acceptor(
      ServerSocketChannel listener,
      SelectionKey key,
      Timers timers,
      Consumer<SocketChannel> accepted,
      Consumer<Throwable> troubles) {
    this.listener = listener;
    this.key = key;
    this.timers = timers;
    this.accepted = accepted;
    this.troubles = troubles;
  }

  @Override
  public void ready(ByteBuffer buffer) {
    try {
      for (int i = 0; i < MAX_PER_TURN; i++) {
        SocketChannel socket = listener.accept();
        if (socket == null) {
          return;
        }
        accepted.accept(socket);
      }
    } catch (IOException e) {
      troubles.accept(e);
      pause();
    }
  }

  private void pause() {
    key.interestOps(0);
    timers.after(
        PAUSE_NANOS,
        () -> {
          if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
          }
        });
  }

  @Override
  public void failed(RuntimeException bug) {
    // The listener outlives a bug in the handling of one connection.
  }

  @Override
  public void close() {
    key.cancel();
    try {
      listener.close();
    } catch (IOException e) {
      troubles.accept(e);
    }
  }
}
