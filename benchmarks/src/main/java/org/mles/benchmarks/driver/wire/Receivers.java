package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.Loss;
import org.mles.benchmarks.driver.Unread;

/** How the subscribers' sockets are read: the client's shape. */
abstract class Receivers implements AutoCloseable {
  private static final int BUFFER_OCTETS = 16 * 1024;

  final Loss loss = new Loss();

  /** Returns why a receiver stopped early, null as long as all run. */
  final @Nullable String failure() {
    return loss.words();
  }

  /** Returns the shape that the options ask for: selector threads, or nobody. */
  static Receivers of(Map<String, String> options) throws IOException {
    return options.containsKey(LoadPlan.UNREAD)
        ? UnreadSockets.open()
        : SelectorReceivers.of(options);
  }

  /** Returns the sockets if nobody here reads them, empty if somebody does. */
  Optional<Unread> unread() {
    return Optional.empty();
  }

  /** Returns the shape's name. */
  abstract String shape();

  /**
   * Starts to read.
   *
   * @param publishers those to whom the server says something
   */
  abstract void start(List<WireSocket> subscribers, List<WireSocket> publishers) throws IOException;

  /**
   * Returns how long each receiver has waited for something to read, in a list of one entry for
   * each; empty if nobody counts.
   */
  List<Long> waitedNanos() {
    return List.of();
  }

  /** Starts a thread that reads one connection and blocks. */
  final void readByItself(WireSocket socket, String whose) {
    run(() -> loop(socket, whose), whose);
  }

  private void loop(WireSocket socket, String whose) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);
    try {
      boolean open = true;
      while (open) {
        open = socket.readOnce(buffer);
      }
      loss.note("the server closed the connection of " + whose);
    } catch (ClosedChannelException e) {
      loss.note("the connection of " + whose + " was closed");
    } catch (IOException e) {
      loss.note("the connection of " + whose + " failed: " + e.getMessage());
    }
  }

  /** Starts a thread that does not keep the process alive. */
  static void run(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    loss.expect();
  }
}
