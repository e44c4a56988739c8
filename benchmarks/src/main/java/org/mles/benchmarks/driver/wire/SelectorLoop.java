package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import org.mles.benchmarks.driver.Loss;

/**
 * Reads many connections by one selector, and knows how long it had nothing to read: a loop that
 * never waits is what limits the measurement.
 *
 * <p>Thread: its own, except {@link #waitedNanos()}.
 */
final class SelectorLoop implements AutoCloseable {
  private static final int BUFFER_OCTETS = 256 * 1024;

  private final Selector selector = Selector.open();
  private final Loss loss;
  private volatile long waitedNanos; // one writer; read at the ends of the measurement

  SelectorLoop(Loss loss) throws IOException {
    this.loss = loss;
  }

  /** Takes a connection over, before the loop runs or meanwhile. Thread: any. */
  void add(WireSocket socket) throws IOException {
    socket.channel().configureBlocking(false);
    socket.channel().register(selector, SelectionKey.OP_READ, socket);
    selector.wakeup();
  }

  long waitedNanos() {
    return waitedNanos;
  }

  void run() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);
    try {
      while (selector.isOpen()) {
        await();
        Set<SelectionKey> ready = selector.selectedKeys();
        for (SelectionKey key : ready) {
          read(key, buffer);
        }
        ready.clear();
      }
    } catch (ClosedSelectorException e) {
      loss.note("selector closed");
    } catch (IOException e) {
      loss.note("a subscriber's connection failed: " + e.getMessage());
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // the loop is the one writer
  private void await() throws IOException {
    long from = System.nanoTime();
    selector.select();
    waitedNanos += System.nanoTime() - from;
  }

  private void read(SelectionKey key, ByteBuffer buffer) throws IOException {
    if (!((WireSocket) key.attachment()).readOnce(buffer)) {
      key.cancel();
      loss.note("the server closed a subscriber's connection");
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
