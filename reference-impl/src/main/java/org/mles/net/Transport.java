package org.mles.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/**
 * Carries the octets of one connection: as they are, or in a form of its own such as TLS.
 *
 * <p>Such a form may owe the other side octets that nobody wrote, hold octets that no selector
 * knows of, and have to write before it can read. So a transport itself says what it waits for. It
 * keeps its state when it moves to another loop. Nothing here blocks. Thread: loop.
 */
public interface Transport extends Closeable {
  /** Returns what the selector watches. */
  SelectableChannel selectable();

  /**
   * Is carried by a connection from now on, and again after a move. Who has something to say or to
   * do before anything comes begins with it.
   *
   * @param wake has the connection read, whatever the selector finds; callable by any thread
   */
  default void begin(Runnable wake) {}

  /**
   * Reads what has come.
   *
   * @return how many octets; 0 if there are none now; -1, once, if the other side sends nothing
   *     more
   */
  int read(ByteBuffer target) throws IOException;

  /**
   * Takes octets from the beginning of the slices, in one call of the operating system if it can.
   *
   * <p>Those that it takes it <em>owns</em>: their buffers are free, and it sends them without
   * being asked again, perhaps later. How much it may own is bounded: one that took less than all
   * is {@link #isFull full} until it has gone on.
   *
   * @param slices read-only, valid only during the call
   * @param count how many slices are filled
   * @return how many octets it owns now that it did not own before
   */
  long write(ByteBuffer[] slices, int count) throws IOException;

  /** Tells whether {@link #write} would take nothing now. */
  boolean isFull();

  /** Returns for which operations of a {@link SelectionKey} it waits. */
  int waitsFor();

  /** Goes on with what it owns; called when it waited to write and can. */
  void proceed() throws IOException;

  /** Tells whether a read may bring something though the selector finds nothing to read. */
  boolean hasMore();

  /** Tells whether nobody on the way reads what is said; settled once octets have come. */
  default boolean isSecure() {
    return false;
  }

  /** Tells whether the other side's end came without the word for it that the form demands. */
  default boolean truncated() {
    return false;
  }

  /** Says that nothing more follows, after all that it owns; reading goes on. */
  void endOutput() throws IOException;

  /**
   * Says what its form demands before an end. Called until it is done or there is no more time.
   *
   * @return whether nothing of that is left to be sent; if not, it waits to write
   */
  boolean farewell() throws IOException;

  /** Ends it at once; what it owns is lost. */
  @Override
  void close() throws IOException;
}
