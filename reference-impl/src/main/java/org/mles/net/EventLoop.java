package org.mles.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mles.time.Clock;
import org.mles.time.Timers;

/**
 * Runs the connections of one thread. One turn, always in this order:
 *
 * <ol>
 *   <li>select, waiting at most until the next timer;
 *   <li>for each ready channel: accept, or resume writing and read once;
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

  /** What thousands of connections bring in one turn must not pile up until its end. */
  private static final int OCTETS_BEFORE_FLUSH = 8 << 20;

  private final Selector selector;
  private final Timers timers;
  private final Runnable flush;
  private final Consumer<Throwable> bugs;
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BUFFER_OCTETS);
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Doomed doomed = new Doomed();
  private final Consumer<SelectionKey> dispatch = this::dispatch;
  private int octetsUnflushed;
  private boolean goingOn;
  private volatile boolean ended;

  /**
   * Makes a loop that somebody has to {@link #poll}.
   *
   * @param flush stage 5 of each turn
   * @param bugs told of what cost only one connection, task or timer
   */
  public EventLoop(Clock clock, Runnable flush, Consumer<Throwable> bugs) throws IOException {
    selector = Selector.open();
    timers = new Timers(clock);
    this.flush = flush;
    this.bugs = bugs;
  }

  /** Returns the timers of this loop. Thread: loop. */
  public Timers timers() {
    return timers;
  }

  /**
   * Runs {@code task} on the loop, in its next turn. Thread: any.
   *
   * <p>Once the loop has ended the task runs at once, in the caller's thread: it may hold something
   * that has to be let go, and {@link #open} tells it that the loop is no more.
   */
  public void execute(Runnable task) {
    tasks.add(task);
    wakeup();
    if (ended) {
      runLateTasks();
    }
  }

  private void runLateTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      attempt(task);
    }
  }

  /** Makes a waiting turn go on. Thread: any. */
  public void wakeup() {
    // One wake-up is enough however many tasks come before the loop looks.
    if (awake.compareAndSet(false, true)) {
      selector.wakeup();
    }
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
   * Begins to read a wire. Thread: loop.
   *
   * <p>If it throws, no handler was told of anything and the wire is still the caller's to close.
   *
   * @param handlers makes the handler, given the connection that it is for
   */
  public Connection open(Wire wire, Function<Connection, Connection.Handler> handlers)
      throws IOException {
    if (ended) {
      throw new IOException("the loop has ended");
    }
    wire.selectable().configureBlocking(false);
    SelectionKey key = wire.selectable().register(selector, 0);
    Connection connection = new Connection(this, wire, key, handlers);
    key.attach(connection);
    key.interestOps(SelectionKey.OP_READ);
    return connection;
  }

  /**
   * Asks for a connection to {@code address}. Thread: loop.
   *
   * @return what can be closed to give up
   * @throws IOException if it fails at once, by a bug as well, which is reported; the caller hears
   *     nothing more
   */
  public Dialer dial(InetSocketAddress address, Dialer.Caller caller) throws IOException {
    try {
      return dial(SocketChannel.open(), address, caller);
    } catch (RuntimeException | Error bug) {
      bugs.accept(bug);
      throw new IOException("a bug of this program", bug);
    }
  }

  private Dialer dial(SocketChannel socket, InetSocketAddress address, Dialer.Caller caller)
      throws IOException {
    boolean dialing = false;
    try {
      socket.configureBlocking(false);
      socket.connect(address);
      SelectionKey key = socket.register(selector, 0);
      Dialer dialer = new Dialer(this, socket, key, caller);
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

  /** Makes a connection of what a dialer has got; if it throws, that is still the dialer's. */
  void connected(
      SelectionKey key, SocketChannel socket, Function<Connection, Connection.Handler> handlers) {
    key.interestOps(SelectionKey.OP_READ);
    key.attach(new Connection(this, Wire.plain(socket), key, handlers));
  }

  /**
   * Runs one turn.
   *
   * @param maxWaitNanos how long to wait at most if there is nothing to do; 0 means not at all
   */
  public void poll(long maxWaitNanos) {
    select(goingOn ? 0 : Math.min(maxWaitNanos, timers.untilNextNanos()));
    runTasks();
    timers.runDue(bugs);
    flush();
    buryDoomed();
  }

  private void flush() {
    octetsUnflushed = 0;
    goingOn = false;
    flush.run();
  }

  /** Says that a flush has left something, so that the next turn must not wait. Thread: loop. */
  public void goOn() {
    goingOn = true;
  }

  /** Takes note of octets that a connection has read. */
  void read(int octets) {
    octetsUnflushed += octets;
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
    awake.set(false);
  }

  private void dispatch(SelectionKey key) {
    Ready ready = (Ready) key.attachment();
    try {
      if (key.isValid()) {
        ready.ready(readBuffer);
      }
    } catch (Throwable bug) {
      // First it lets go of what it holds; the report may need memory.
      ready.failed(bug);
      bugs.accept(bug);
    }
    if (octetsUnflushed > OCTETS_BEFORE_FLUSH) {
      flush();
    }
  }

  /** Runs the tasks that are there now; those that they add wait for the next turn. */
  private void runTasks() {
    for (int i = tasks.size(); i > 0; i--) {
      attempt(tasks.remove());
    }
  }

  private void buryDoomed() {
    for (Connection next = doomed.poll(); next != null; next = doomed.poll()) {
      try {
        next.bury();
      } catch (Throwable bug) {
        bugs.accept(bug);
      }
    }
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
      for (SelectionKey key : selector.keys()) {
        if (key.attachment() instanceof Ready ready) {
          attempt(ready::close);
        }
      }
      buryDoomed();
    } finally {
      ended = true;
      selector.close();
    }
    runLateTasks();
  }

  /** What a selection key stands for. */
  interface Ready {
    /** Deals with what the selector found. */
    void ready(ByteBuffer buffer);

    /** Our own code failed on it. Must not fail again. */
    void failed(Throwable bug);

    /** Ends it. */
    void close();
  }
}
