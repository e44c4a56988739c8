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
 * call. Nothing is queued here: what the transport does not take stays with the caller, who is told
 * when to try again. Thread: loop.
 */
public final class Connection implements Ready {
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

    /** As the other form; {@code end}, run on the loop soon, lets the other side see the end. */
    default void closed(@Nullable Throwable cause, Runnable end) {
      closed(cause);
      end.run();
    }
  }

  private final EventLoop loop;
  private final Transport transport;
  private final SelectionKey key;
  private Handler handler;

  /** Operations that the selector looks for; asking the key itself costs more. */
  private int interest;

  /** Whether the handler has octets that were not taken. */
  private boolean cutShort;

  /** Whether it is among those that are read though the selector may find nothing. */
  private boolean listed;

  /** Whether nothing is read for now. */
  private boolean heldBack;

  private boolean doomed;
  private @Nullable Throwable cause;

  /** Link of {@link Doomed}, which alone uses it. */
  @Nullable Connection nextDoomed;

  Connection(
      EventLoop loop,
      Transport transport,
      SelectionKey key,
      Function<Connection, Handler> handlers) {
    this.loop = loop;
    this.transport = transport;
    this.key = key;
    handler = handlers.apply(this);
  }

  /** Begins to be told by the selector. */
  void begin() {
    key.attach(this);
    transport.begin(() -> loop.execute(this::list));
    interest = wanted();
    key.interestOps(interest);
    listIfMore();
  }

  /**
   * Sends slices in one call of the operating system.
   *
   * @return how many octets were taken; 0 if the connection is full or going away. After a partial
   *     write {@link Handler#writable} follows
   */
  public long write(ByteBuffer[] slices, int count) {
    if (doomed) {
      return 0;
    }
    try {
      long taken = transport.isFull() ? 0 : transport.write(slices, count);
      cutShort |= slices[count - 1].hasRemaining();
      lookForWanted();
      return taken;
    } catch (IOException e) {
      doom(e);
    } catch (Throwable bug) {
      // Caught here because a write may serve another connection's turn, or all of them.
      doom(bug);
      loop.report(bug);
    }
    return 0;
  }

  /** Tells whether nobody on the way reads what is said; settled once octets have come. */
  public boolean isSecure() {
    return transport.isSecure();
  }

  /** Tells whether the other side's end was none that its form allows. */
  public boolean truncated() {
    return transport.truncated();
  }

  /**
   * Reads nothing until {@link #goOnReading}: what comes waits in the system, and whoever sends it
   * has to wait in the end. Nobody is woken meanwhile, so an end or a reset is not noticed either,
   * unless something is written.
   */
  public void holdBack() {
    if (!heldBack && !doomed) {
      heldBack = true;
      lookForWanted();
    }
  }

  /** Reads again; harmless if it does. */
  public void goOnReading() {
    if (heldBack && !doomed) {
      heldBack = false;
      lookForWanted();
      listIfMore();
    }
  }

  /** Tells whether it is going away. */
  public boolean isClosing() {
    return doomed;
  }

  /** Has another handler told from now on. */
  public void handTo(Handler next) {
    handler = next;
  }

  /** Says that nothing more follows what was taken; octets still come. */
  public void endOutput() {
    try {
      if (!doomed) {
        transport.endOutput();
        lookForWanted();
      }
    } catch (IOException e) {
      doom(e);
    }
  }

  /** Closes the connection at the end of this turn; harmless if it is closing already. */
  @Override
  public void close() {
    doom(null);
  }

  /**
   * Takes the transport away from this connection and its loop, for another loop to {@link
   * EventLoop#open open}. Nobody is told; only for connections of which no write was cut short.
   */
  public Transport detach() {
    doomed = true;
    key.cancel();
    return transport;
  }

  @Override
  public void ready(ByteBuffer buffer) {
    if (doomed) {
      return;
    }
    try {
      if (key.isWritable()) {
        transport.proceed();
        tellIfWritable();
      }
      // One that is listed has its turn when those are read.
      if (!listed && (key.isReadable() || transport.hasMore())) {
        read(buffer);
      }
    } catch (IOException e) {
      doom(e);
    }
  }

  /** Reads what lies in the transport; for those that are listed. */
  void readOn(ByteBuffer buffer) {
    listed = false;
    if (doomed) {
      return;
    }
    try {
      read(buffer);
    } catch (IOException e) {
      doom(e);
    }
  }

  private void read(ByteBuffer buffer) throws IOException {
    if (!doomed && !heldBack && handler.takesOctets()) {
      buffer.clear();
      int octets = transport.read(buffer);
      if (octets > 0) {
        loop.read(octets);
        handler.received(buffer.flip());
      } else if (octets < 0) {
        handler.ended();
      }
      // What came may have been what a write waited for.
      tellIfWritable();
    }
    listIfMore();
  }

  private void tellIfWritable() {
    if (!doomed) {
      if (cutShort && !transport.isFull()) {
        cutShort = false;
        handler.writable();
      }
      lookForWanted();
    }
  }

  private void lookForWanted() {
    int wanted = wanted();
    if (wanted != interest) {
      interest = wanted;
      key.interestOps(wanted);
    }
  }

  private int wanted() {
    return heldBack ? transport.waitsFor() & ~SelectionKey.OP_READ : transport.waitsFor();
  }

  private void listIfMore() {
    if (!doomed && !heldBack && transport.hasMore()) {
      list();
    }
  }

  private void list() {
    if (!doomed && !listed) {
      listed = true;
      loop.readOn(this);
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
    try {
      Farewell.hush(key);
      handler.closed(cause, this::end);
    } catch (Throwable bug) {
      // Even where memory is exhausted and the handler could not be asked.
      Farewell.omit(transport, key);
      throw bug;
    }
  }

  private void end() {
    Farewell.say(loop, transport, key, cause == null && key.isValid());
  }
}
