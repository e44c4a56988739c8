package org.mles.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mles.time.Clock;
import org.mles.time.Timers;

/**
 * Runs the connections of one thread. One turn, always in this order:
 *
 * <ol>
 *   <li>select, waiting at most until the next timer;
 *   <li>for each ready channel: accept, or resume writing and read once; then read once each
 *       connection that had more inside than its last read brought;
 *   <li>tasks from other threads;
 *   <li>timers that are due;
 *   <li>flush: everything that the turn brought goes out, once per receiver;
 *   <li>close what is doomed.
 * </ol>
 *
 * One read of one connection per turn, so none can starve the others. A turn that brings more than
 * 8 MiB flushes in between as well.
 *
 * <p>What is thrown in the handling of one connection, task or timer is our bug, an {@code Error}
 * such as exhausted memory included: it costs that connection, task or timer, is reported, and the
 * loop lives. What the selector, the flush or the report throws leaves {@link #poll}; such a loop
 * cannot go on.
 *
 * <p>Thread: whichever calls {@link #poll}, always the same; {@link #execute} and {@link #wakeup}:
 * any.
 */
public final class EventLoop implements AutoCloseable {
  /** Room for a turn's worth of small frames; shared by all connections of the loop. */
  private static final int READ_BUFFER_OCTETS = 128 << 10;

  private final Selector selector;
  private final Timers timers;
  private final Flush flush;
  private final Consumer<Throwable> bugs;
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_OCTETS);
  private final Tasks tasks;
  private final ArrayDeque<Connection> unread = new ArrayDeque<>();
  private final Doomed doomed = new Doomed();
  private final Farewells farewells = new Farewells();
  private final Consumer<SelectionKey> dispatch = this::dispatch;
  private final Consumer<Runnable> attempt = this::attempt;
  private volatile boolean ended;

  /**
   * Makes a loop that somebody has to {@link #poll}.
   *
   * @param flush stage 5 of each turn
   * @param bugs told of what cost only one connection, task or timer
   */
  public EventLoop(Clock clock, Runnable flush, Consumer<Throwable> bugs) throws IOException {
    selector = Selector.open();
    tasks = new Tasks(selector);
    timers = new Timers(clock);
    this.flush = new Flush(flush);
    this.bugs = bugs;
  }

  /** Returns the timers of this loop. Thread: loop. */
  public Timers timers() {
    return timers;
  }

  /** Returns what closed connections of this loop still have to say. Thread: loop. */
  public Farewells farewells() {
    return farewells;
  }

  /**
   * Runs {@code task} on the loop, in its next turn. Thread: any.
   *
   * <p>Once the loop has ended the task runs at once, in the caller's thread: it may hold something
   * that has to be let go, and {@link #open} tells it that the loop is no more.
   */
  public void execute(Runnable task) {
    tasks.add(task);
    if (ended) {
      tasks.takeAll(attempt);
    }
  }

  /** Makes a waiting turn go on. Thread: any. */
  public void wakeup() {
    tasks.wakeup();
  }

  /**
   * Accepts the connections of a listener. Thread: loop.
   *
   * @param accepted takes each connection, which is its own even if it throws
   * @param troubles told why a connection could not be had; accepting pauses then
   */
  public void listen(
      ServerSocketChannel listener,
      Consumer<SocketChannel> accepted,
      Consumer<IOException> troubles)
      throws IOException {
    listener.configureBlocking(false);
    SelectionKey key = listener.register(selector, 0);
    key.attach(new Acceptor(listener, key, timers, accepted, troubles));
    key.interestOps(SelectionKey.OP_ACCEPT);
  }

  /**
   * Makes a connection of a transport. Thread: loop.
   *
   * <p>If it throws, no handler was told of anything and the transport is still the caller's to
   * close.
   *
   * @param handlers makes the handler, given the connection that it is for
   */
  public Connection open(Transport transport, Function<Connection, Connection.Handler> handlers)
      throws IOException {
    if (ended) {
      throw new IOException("the loop has ended");
    }
    transport.selectable().configureBlocking(false);
    return connected(transport.selectable().register(selector, 0), transport, handlers);
  }

  /** Tells whether a transport that this loop had before may be opened again. Thread: loop. */
  public boolean hasLetGo(Transport transport) {
    return transport.selectable().keyFor(selector) == null;
  }

  /**
   * Asks for a connection to {@code address}. Thread: loop.
   *
   * @param transports makes what carries the octets, once there is a connection
   * @return what can be closed to give up
   * @throws IOException if it fails at once, by a bug as well, which is reported; the caller hears
   *     nothing more
   */
  public Dialer dial(
      InetSocketAddress address,
      Function<SocketChannel, Transport> transports,
      Dialer.Caller caller)
      throws IOException {
    try {
      return Dialer.dial(this, selector, address, transports, caller);
    } catch (RuntimeException | Error bug) {
      bugs.accept(bug);
      throw new IOException("a bug of this program", bug);
    }
  }

  /** Makes a connection of a transport; if it throws, the key and that are still the caller's. */
  Connection connected(
      SelectionKey key, Transport transport, Function<Connection, Connection.Handler> handlers) {
    Connection connection = new Connection(this, transport, key, handlers);
    connection.begin();
    return connection;
  }

  /**
   * Runs one turn.
   *
   * @param maxWaitNanos how long to wait at most if there is nothing to do; 0 means not at all
   */
  public void poll(long maxWaitNanos) {
    int listed = unread.size();
    select(flush.goesOn() || listed > 0 ? 0 : Math.min(maxWaitNanos, timers.untilNextNanos()));
    readOn(listed);
    tasks.takeTurn(attempt);
    timers.runDue(bugs);
    flush.run();
    doomed.bury(bugs);
  }

  /** Says that a flush has left something, so that the next turn must not wait. Thread: loop. */
  public void goOn() {
    flush.goOn();
  }

  /** Has a connection read in the next turn, whatever the selector finds. */
  void readOn(Connection connection) {
    unread.addLast(connection);
  }

  /** Counts octets that a connection has read. */
  void read(int octets) {
    flush.owes(octets);
  }

  private void select(long waitNanos) {
    try {
      if (waitNanos <= 0 || !tasks.isEmpty()) {
        selector.selectNow(dispatch);
      } else {
        // Rounded up: waking a little late is better than spinning until the time has come.
        long millis = TimeUnit.NANOSECONDS.toMillis(waitNanos - 1) + 1;
        selector.select(dispatch, millis);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed; this loop cannot go on", e);
    }
    tasks.looking();
  }

  private void dispatch(SelectionKey key) {
    Ready ready = (Ready) key.attachment();
    try {
      if (key.isValid()) {
        ready.ready(readBuffer);
      }
    } catch (Throwable bug) {
      failed(ready, bug);
    }
    flush.runIfTooMuch();
  }

  /** Reads the connections that were listed before this turn; whoever is listed again waits. */
  private void readOn(int listed) {
    for (int i = 0; i < listed; i++) {
      Connection connection = unread.removeFirst();
      try {
        connection.readOn(readBuffer);
      } catch (Throwable bug) {
        failed(connection, bug);
      }
      flush.runIfTooMuch();
    }
  }

  private void failed(Ready ready, Throwable bug) {
    // First it lets go of what it holds; the report may need memory.
    ready.failed(bug);
    bugs.accept(bug);
  }

  /** Runs a task whose failure is reported and harms nothing else. Thread: loop. */
  public void attempt(Runnable task) {
    try {
      task.run();
    } catch (Throwable bug) {
      bugs.accept(bug);
    }
  }

  /** Reports what was thrown on behalf of one connection and was caught by others. Thread: loop. */
  public void report(Throwable bug) {
    bugs.accept(bug);
  }

  /** Has a connection buried at the end of this turn. */
  void doomed(Connection connection) {
    doomed.add(connection);
  }

  /** Closes every channel of this loop; handlers hear of it. Thread: loop, or any after its end. */
  @Override
  public void close() throws IOException {
    if (!selector.isOpen()) {
      return;
    }
    try {
      closeAll();
      doomed.bury(bugs);
      // Those that were buried may have left a farewell, for which there is no time any more.
      closeAll();
    } finally {
      ended = true;
      selector.close();
    }
    tasks.takeAll(attempt);
  }

  private void closeAll() {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Ready ready) {
        attempt(ready::close);
      }
    }
  }
}
