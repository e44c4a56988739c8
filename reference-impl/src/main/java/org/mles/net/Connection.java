package org.mles.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a loop.
 *
 * <p>Octets that came are shown to the handler in a buffer of the loop's, valid only during the
 * call. Nothing is queued here: what a write does not take stays with the caller, who is told when
 * to try again. Thread: loop.
 */
public final class Connection implements EventLoop.Ready {
  /** What is done with a connection. Thread: loop. */
  public interface Handler {
    /**
     * Tells whether it may be given octets now. If not they wait in the system, and nobody wakes
     * the loop for them: it must turn anyway, by {@link EventLoop#goOn}.
     */
    default boolean takesOctets() {
      return true;
    }

    /** Octets came; all must be consumed before the call returns. */
    void received(ByteBuffer in);

    /** The other side will send nothing more. Not called after {@link #closed}. */
    void ended();

    /** A write that was cut short may go on now. */
    void writable();

    /**
     * The connection is gone; the last call.
     *
     * @param cause null if it was closed from this side
     */
    void closed(@Nullable Throwable cause);
  }

  private final EventLoop loop;
  private final Wire wire;
  private final SelectionKey key;
  private final Handler handler;
  private boolean doomed;
  private @Nullable Throwable cause;

  /** Link of {@link Doomed}, which alone uses it. */
  @Nullable Connection nextDoomed;

  Connection(EventLoop loop, Wire wire, SelectionKey key, Function<Connection, Handler> handlers) {
    this.loop = loop;
    this.wire = wire;
    this.key = key;
    handler = handlers.apply(this);
  }

  /**
   * Sends slices in one call of the operating system.
   *
   * @return how many octets were taken; 0 if the connection is full or going away. After a partial
   *     write {@link Handler#writable} follows
   */
  public long write(ByteBuffer[] slices, int count) {
    if (doomed || waitsToWrite()) {
      return 0;
    }
    try {
      long taken = count == 1 ? wire.out().write(slices[0]) : wire.out().write(slices, 0, count);
      if (slices[count - 1].hasRemaining()) {
        key.interestOpsOr(SelectionKey.OP_WRITE);
      }
      return taken;
    } catch (IOException e) {
      doom(e);
      return 0;
    } catch (Throwable bug) {
      // Caught here because a write may serve another connection's turn, or all of them.
      doom(bug);
      loop.report(bug);
      return 0;
    }
  }

  /** Closes the connection at the end of this turn; harmless if it is closing already. */
  @Override
  public void close() {
    doom(null);
  }

  /**
   * Takes the wire away from this connection and its loop, for another loop to {@link
   * EventLoop#open open}. Nobody is told; only for connections that wait for no write.
   */
  public Wire detach() {
    doomed = true;
    key.cancel();
    return wire;
  }

  private boolean waitsToWrite() {
    return (key.interestOps() & SelectionKey.OP_WRITE) != 0;
  }

  @Override
  public void ready(ByteBuffer buffer) {
    if (doomed) {
      return;
    }
    try {
      if (key.isWritable()) {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        handler.writable();
      }
      if (key.isReadable() && !doomed && handler.takesOctets()) {
        read(buffer);
      }
    } catch (IOException e) {
      doom(e);
    }
  }

  private void read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int octets = wire.in().read(buffer);
    if (octets > 0) {
      loop.read(octets);
      handler.received(buffer.flip());
    } else if (octets < 0) {
      key.interestOpsAnd(~SelectionKey.OP_READ);
      handler.ended();
    }
  }

  @Override
  public void failed(Throwable bug) {
    doom(bug);
  }

  private void doom(@Nullable Throwable why) {
    if (!doomed) {
      doomed = true;
      cause = why;
      loop.doomed(this);
    }
  }

  /** Ends it for good. */
  void bury() {
    key.cancel();
    try {
      wire.selectable().close();
    } catch (IOException e) {
      // It is closed as far as this process goes; there is nobody to tell.
      cause = cause == null ? e : cause;
    } finally {
      handler.closed(cause);
    }
  }
}
