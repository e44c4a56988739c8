package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Loss;

/** How the subscribers' sockets are read: the client's shape. */
abstract class Receivers implements AutoCloseable {
  private static final int BUFFER_OCTETS = 256 * 1024;

  final Loss loss = new Loss();

  /** Returns why a receiver stopped early, null as long as all run. */
  final @Nullable String failure() {
    return loss.words();
  }

  /** Returns the shape's name. */
  abstract String shape();

  /** Starts to read {@code sockets}. */
  abstract void start(List<SubscriberSocket> sockets) throws IOException;

  @Override
  public void close() {
    loss.expect();
  }

  /** One thread and one selector for all subscribers. */
  static final class Nio extends Receivers {
    private final Selector selector;

    Nio() throws IOException {
      selector = Selector.open();
    }

    @Override
    String shape() {
      return "one selector thread";
    }

    @Override
    void start(List<SubscriberSocket> sockets) throws IOException {
      for (SubscriberSocket socket : sockets) {
        socket.channel().configureBlocking(false);
        socket.channel().register(selector, SelectionKey.OP_READ, socket);
      }
      Thread thread = new Thread(this::loop, "subscribers");
      thread.setDaemon(true);
      thread.start();
    }

    private void loop() {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);
      try {
        while (selector.isOpen()) {
          selector.select(key -> read(key, buffer));
        }
      } catch (ClosedSelectorException e) {
        loss.note("selector closed");
      } catch (IOException | UncheckedIOException e) {
        loss.note("a subscriber's connection failed: " + e.getMessage());
      }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
      try {
        if (!((SubscriberSocket) key.attachment()).readOnce(buffer)) {
          key.cancel();
          loss.note("the server closed a subscriber's connection");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      super.close();
      try {
        selector.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** One blocking thread per subscriber. */
  static final class Threads extends Receivers {
    private static final int THREAD_BUFFER_OCTETS = 16 * 1024;

    @Override
    String shape() {
      return "one blocking thread per subscriber";
    }

    @Override
    void start(List<SubscriberSocket> sockets) {
      int index = 0;
      for (SubscriberSocket socket : sockets) {
        Thread thread = new Thread(() -> loop(socket), "subscriber-" + index++);
        thread.setDaemon(true);
        thread.start();
      }
    }

    private void loop(SubscriberSocket socket) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(THREAD_BUFFER_OCTETS);
      try {
        boolean open = true;
        while (open) {
          open = socket.readOnce(buffer);
        }
        loss.note("the server closed a subscriber's connection");
      } catch (ClosedChannelException e) {
        loss.note("a subscriber's connection was closed");
      } catch (IOException e) {
        loss.note("a subscriber's connection failed: " + e.getMessage());
      }
    }
  }
}
