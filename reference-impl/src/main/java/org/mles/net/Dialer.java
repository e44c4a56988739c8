package org.mles.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.mles.time.Timers.Timer;

/** A connection that this side has asked for and that is not there yet. Thread: loop. */
public final class Dialer implements Ready {
  /** Who wants to be connected. Thread: loop. */
  public interface Caller {
    /**
     * It is there; the handler is told from now on. If this throws, {@link #failed} follows.
     *
     * @param local address of this end
     */
    Connection.Handler connected(Connection connection, InetSocketAddress local);

    /** It could not be had; the last call. */
    void failed(IOException cause);
  }

  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final EventLoop loop;
  private final SocketChannel socket;
  private final SelectionKey key;
  private final Function<SocketChannel, Transport> transports;
  private final Caller caller;
  private final Timer deadline;
  private boolean over;

  private Dialer(
      EventLoop loop,
      SocketChannel socket,
      SelectionKey key,
      Function<SocketChannel, Transport> transports,
      Caller caller) {
    this.loop = loop;
    this.socket = socket;
    this.key = key;
    this.transports = transports;
    this.caller = caller;
    deadline = loop.timers().after(DEADLINE_NANOS, this::missedDeadline);
  }

  /** Begins to connect a socket, which is closed if that fails at once. */
  static Dialer dial(
      EventLoop loop,
      Selector selector,
      InetSocketAddress address,
      Function<SocketChannel, Transport> transports,
      Caller caller)
      throws IOException {
    SocketChannel socket = SocketChannel.open();
    boolean dialing = false;
    try {
      socket.configureBlocking(false);
      socket.connect(address);
      SelectionKey key = socket.register(selector, 0);
      Dialer dialer = new Dialer(loop, socket, key, transports, caller);
      key.attach(dialer);
      key.interestOps(SelectionKey.OP_CONNECT);
      dialing = true;
      return dialer;
    } finally {
      if (!dialing) {
        socket.close();
      }
    }
  }

  @Override
  public void ready(ByteBuffer buffer) {
    try {
      if (socket.finishConnect()) {
        SocketTuning.apply(socket);
        InetSocketAddress local = (InetSocketAddress) socket.getLocalAddress();
        Transport transport = transports.apply(socket);
        loop.connected(key, transport, connection -> caller.connected(connection, local));
        over = true;
        deadline.cancel();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void missedDeadline() {
    fail(new SocketTimeoutException("no answer"));
  }

  @Override
  public void failed(Throwable bug) {
    fail(new IOException("a bug of this program", bug));
  }

  /** Gives up; harmless once it is connected. */
  @Override
  public void close() {
    fail(new IOException("closed"));
  }

  private void fail(IOException cause) {
    if (over) {
      return;
    }
    over = true;
    deadline.cancel();
    key.cancel();
    try {
      socket.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    caller.failed(cause);
  }
}
