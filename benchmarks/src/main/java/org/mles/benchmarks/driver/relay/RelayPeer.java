package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One connection of a relay. Thread: the relay's loop. */
final class RelayPeer {
  private static final int START_OCTETS = 256 * 1024;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final int index;
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
  private boolean broken;
  private boolean spoken;
  private boolean published;
  private String named = "";
  private ByteBuffer in = ByteBuffer.allocate(0);

  RelayPeer(SocketChannel channel, Selector selector, int index) throws IOException {
    this.channel = channel;
    this.index = index;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Number of the connection, from 0 in the order of acceptance. */
  int index() {
    return index;
  }

  /**
   * Sends {@code octets} now, or keeps a copy of what the socket does not take. A send that fails
   * marks this peer as {@link #broken}: the sender of the octets is not to blame for it.
   */
  void send(ByteBuffer octets) {
    try {
      if (waiting.isEmpty() && !broken) {
        channel.write(octets);
      }
    } catch (IOException e) {
      broken = true;
    }
    if (broken) {
      return;
    }
    if (octets.hasRemaining()) {
      waiting.add(ByteBuffer.allocate(octets.remaining()).put(octets).flip());
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  /** Returns the name of its channel, empty if it has told none. */
  String named() {
    return named;
  }

  /**
   * Looks for a greeting at the beginning of what it sends.
   *
   * @return the channel that it asks for, null if it does not
   */
  @Nullable String greeting(ByteBuffer received) {
    if (spoken) {
      return null;
    }
    String asked = RelayGreeting.take(received);
    spoken = asked != null || !RelayGreeting.begins(received);
    return asked;
  }

  /** Returns whether what comes is frames, after a greeting if there was one. */
  boolean hasSpoken() {
    return spoken;
  }

  /** Puts it into a channel, and tells it so. */
  void enter(String channelName) {
    named = channelName;
    send(ByteBuffer.wrap(new byte[] {RelayGreeting.ANSWER}));
  }

  /** Notes that it has sent a frame. */
  void publishes() {
    published = true;
  }

  /** Returns whether it has sent no frame yet. */
  boolean isNoPublisher() {
    return !published;
  }

  /** Returns whether a send has failed. */
  boolean broken() {
    return broken;
  }

  /** Sends what was kept. */
  void flush() throws IOException {
    while (!waiting.isEmpty()) {
      channel.write(waiting.element());
      if (waiting.element().hasRemaining()) {
        return;
      }
      waiting.remove();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  /**
   * Reads once.
   *
   * @return the octets received and not yet relayed, ready to be read; null at the end of the
   *     stream
   */
  @Nullable ByteBuffer read() throws IOException {
    if (!in.hasRemaining()) {
      in = grown();
    }
    return channel.read(in) < 0 ? null : in.flip();
  }

  /** Keeps what was not relayed of the buffer that {@link #read} gave. */
  void keepRest() {
    in.compact();
  }

  private ByteBuffer grown() {
    ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(START_OCTETS, 2 * in.capacity()));
    return larger.put(in.flip());
  }

  void close() throws IOException {
    key.cancel();
    channel.close();
  }
}
