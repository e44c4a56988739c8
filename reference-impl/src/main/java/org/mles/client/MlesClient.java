package org.mles.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;

/**
 * One user's connection to one channel of an Mles server: version 1, or the N draft if configured.
 *
 * <p>Three ways to hold it, by what becomes of the messages of others:
 *
 * <ul>
 *   <li>{@link #join}: they wait in a bounded queue for {@link #poll}, {@link #receive} or the
 *       iterator. When the queue is full, reading stops.
 *   <li>{@link #subscribe}: the reader thread hands them to a {@link Listener}.
 *   <li>{@link #publisher}: they are read and dropped. A client that does not read at all is closed
 *       by the server as too slow.
 * </ul>
 *
 * <pre>{@code
 * ClientConfig config = ClientConfig.builder("alice", "news").sharedKey("secret").build();
 * try (MlesClient client = MlesClient.join(config)) {
 *   client.publish("hello".getBytes(UTF_8));
 *   for (Received message : client) {
 *     System.out.println(message.uid() + ": " + message.text());
 *   }
 * }
 * }</pre>
 *
 * <p>Mles has no acknowledgement. A publish that returns has been handed to the operating system,
 * and a join that returns has not been refused <em>yet</em>: a server that refuses closes the
 * connection, which shows as {@link JoinRefusedException} at the next call. The server sends a
 * client nothing of what it published on the same connection.
 *
 * <p>Not delivered: empty messages (unless configured), resyncs, bodies that cannot be decoded, and
 * what a server replays after a reconnect (see {@link Reconnect}). A header that breaks a rule ends
 * the client: nothing after it can be trusted. Failures of the network are {@link IOException}.
 *
 * <p>In the N draft ({@link ClientConfig#protocol()}) a channel is a stream without borders. A
 * publish adds its octets to it, a {@link Received} is a chunk as one read returned it, and after a
 * reconnect the whole history comes again: without frames there is nothing to know it by.
 *
 * <p>Thread: any. One daemon reader thread per client; callers publish on their own threads.
 */
public final class MlesClient implements AutoCloseable, Iterable<Received> {
  /** How long a close waits for the server to take what was sent. */
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final byte[] EMPTY = new byte[0];

  private final ClientConfig config;
  private final CurrentConnection current;
  private final @Nullable Inbox inbox;
  private final Thread reader;

  private MlesClient(
      ClientConfig config, @Nullable Inbox inbox, Listener listener, byte[] firstMessage)
      throws IOException {
    this.config = config;
    this.inbox = inbox;
    ReplayFilter filter = new ReplayFilter(config.reconnect(), System::nanoTime);
    ServerConnection first = ServerConnection.open(config, filter, listener, firstMessage);
    try {
      this.current = new CurrentConnection(first);
      this.reader = new Reader(config, filter, current, listener).start();
    } catch (RuntimeException | Error e) {
      first.close();
      throw e;
    }
  }

  /** Joins with an empty first message; what arrives waits for the caller to take it. */
  public static MlesClient join(ClientConfig config) throws IOException {
    return join(config, EMPTY);
  }

  /**
   * Joins with a first message, which the channel receives like any other.
   *
   * @throws IOException if the server cannot be reached
   * @throws IllegalArgumentException if the message is too long for a frame
   */
  public static MlesClient join(ClientConfig config, byte[] firstMessage) throws IOException {
    Inbox inbox = new Inbox(config.queueMessages(), config.queueOctets());
    return new MlesClient(config, inbox, new QueueListener(inbox), firstMessage);
  }

  /** Joins with an empty first message and hands what arrives to {@code listener}. */
  public static MlesClient subscribe(ClientConfig config, Listener listener) throws IOException {
    return new MlesClient(config, null, listener, EMPTY);
  }

  /** Joins with a first message and hands what arrives to {@code listener}. */
  public static MlesClient subscribe(ClientConfig config, Listener listener, byte[] firstMessage)
      throws IOException {
    return new MlesClient(config, null, listener, firstMessage);
  }

  /** Joins with an empty first message and drops what arrives. */
  public static MlesClient publisher(ClientConfig config) throws IOException {
    return publisher(config, EMPTY);
  }

  /** Joins with a first message and drops what arrives. */
  public static MlesClient publisher(ClientConfig config, byte[] firstMessage) throws IOException {
    return new MlesClient(config, null, message -> {}, firstMessage);
  }

  /**
   * Sends a message to everybody else on the channel. In the N draft, up to 65,536 octets that the
   * server reads at once stay together on their way; longer runs may be interleaved with others'.
   *
   * <p>While the connection is being opened again, waits up to the configured time. A failed write
   * is not repeated, since the message may have arrived.
   *
   * @param message may be empty; not changed, and free for re-use afterwards
   * @throws IOException if the message could not be handed over; then it may or may not arrive
   * @throws IllegalArgumentException if the message is too long for a frame; nothing is sent then
   */
  public void publish(byte[] message) throws IOException {
    publish(connection -> connection.send(message));
  }

  /**
   * Sends a message as {@link #publish(byte[])} does, in version 2 as text or as binary; there the
   * other method looks whether it is UTF-8.
   *
   * @param text whether to say it as text, which a server refuses if it is not UTF-8
   */
  public void publish(byte[] message, boolean text) throws IOException {
    publish(connection -> connection.send(message, text));
  }

  /**
   * Asks a server of version 2 for a sign of life, see {@link Listener#onHeard}; other protocols
   * have no such question. Waits as a publish does.
   */
  public void ask() throws IOException {
    publish(ServerConnection::ask);
  }

  /** Hands a message to a connection. */
  private interface Sending {
    void over(ServerConnection connection) throws IOException;
  }

  private void publish(Sending sending) throws IOException {
    ServerConnection connection;
    try {
      connection = current.await(config.publishTimeout());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      sending.over(connection);
    } catch (IOException e) {
      connection.close(); // half a frame may be out: nothing can follow it
      throw new IOException("connection to " + config.server() + " lost: " + OneLine.of(e), e);
    }
  }

  /**
   * Takes the oldest waiting message, waiting for one up to {@code patience}.
   *
   * @return null if the time is over or this client was closed
   * @throws IOException if the connection ended by itself and nothing is left to take
   */
  public @Nullable Received poll(Duration patience) throws IOException {
    return take(patience.toNanos());
  }

  /**
   * Takes the oldest waiting message, waiting for one.
   *
   * @return null if this client was closed
   * @throws IOException if the connection ended by itself and nothing is left to take
   */
  public @Nullable Received receive() throws IOException {
    return take(Long.MAX_VALUE);
  }

  /**
   * Iterates over the messages as they come; {@code hasNext} waits. The iteration ends when this
   * client is closed, and throws {@link UncheckedIOException} when the connection ended by itself.
   */
  @Override
  public Iterator<Received> iterator() {
    requireQueue();
    return new Iterator<>() {
      private @Nullable Received ahead;

      @Override
      public boolean hasNext() {
        try {
          ahead = ahead == null ? receive() : ahead;
          return ahead != null;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Received next() {
        Received message = hasNext() ? ahead : null;
        if (message == null) {
          throw new NoSuchElementException("the client is closed");
        }
        ahead = null;
        return message;
      }
    };
  }

  /**
   * Waits for the end of this client, up to {@code patience}: closed, refused, lost for good.
   *
   * @return whether the end has come; why says {@link #failure}
   */
  public boolean awaitEnd(Duration patience) throws InterruptedException {
    return current.awaitEnd(patience.toNanos());
  }

  /** Returns why this client ended by itself; null while it lives or if it was closed. */
  public @Nullable IOException failure() {
    return current.failure();
  }

  /**
   * Leaves the channel; idempotent. What was published is given up to two seconds to be taken by
   * the server, what waits to be received is dropped.
   */
  @Override
  public void close() {
    ServerConnection last = current.end(null);
    if (inbox != null) {
      inbox.discard();
    }
    if (last != null && Thread.currentThread() != reader) {
      sayGoodbye(last);
    }
    current.down();
  }

  private void sayGoodbye(ServerConnection last) {
    Deadline deadline = last.deadline(GOODBYE);
    try {
      last.finish();
      Reader.join(reader, GOODBYE);
    } catch (IOException e) {
      last.close(); // already gone: there is nobody to say goodbye to
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      deadline.close();
    }
  }

  /**
   * Ends this client at once, as the caller knows better that the connection is lost. Whoever waits
   * in a call is set free. Does not wait; idempotent.
   *
   * @param cause why, which {@link #failure} returns if it had not ended before
   */
  public void abort(IOException cause) {
    current.end(cause);
    current.down();
  }

  private @Nullable Received take(long nanos) throws IOException {
    try {
      return requireQueue().take(nanos);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Inbox requireQueue() {
    if (inbox == null) {
      throw new IllegalStateException("made with a listener: messages go there");
    }
    return inbox;
  }

  private static IOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", cause);
  }
}
