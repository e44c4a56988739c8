package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.program.Cost;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.RawFrame;

/**
 * A Mles server with one thread per connection whose every decision is asked of {@link Rules}.
 *
 * <p>Thread: any; membership, histories and fan-out happen under this object's lock, so that there
 * is one order of everything.
 */
public final class ModelServer implements Subject.Running {
  private final Rules rules;
  private final Settings settings;
  private final Door door;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final @Nullable Upstream upstream;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Purse purse = new Purse();

  /**
   * The server above a peer server.
   *
   * @param firstWaitMillis wait before a lost link is tried again the first time
   */
  public record Upstream(InetSocketAddress address, long firstWaitMillis) {}

  /** Starts a server on a free port that follows {@code rules}. */
  public ModelServer(Rules rules, Settings settings) throws IOException {
    this(rules, settings, 0, null);
  }

  /** Starts a server that may have an upstream. */
  public ModelServer(Rules rules, Settings settings, int port, @Nullable Upstream upstream)
      throws IOException {
    this.upstream = upstream;
    this.rules = rules;
    this.settings = settings;
    String host =
        switch (settings.bind()) {
          case IPV4 -> "127.0.0.1";
          case IPV6 -> "::1";
          case DUAL -> "::";
        };
    door = new Door(InetAddress.getByName(host), port);
    door.open(() -> rules.slowReaderOctets(this), this::receive);
  }

  /** Returns how the server is configured. */
  public Settings settings() {
    return settings;
  }

  /** Returns the channel of that name; makes it if there is none. */
  public synchronized Channel channel(String name) {
    return channels.computeIfAbsent(name, Channel::new);
  }

  /** Returns all channels. */
  public synchronized Collection<Channel> channels() {
    return List.copyOf(channels.values());
  }

  /** Makes a channel the last of {@link #channels}. */
  synchronized void moveToEnd(Channel channel) {
    forget(channel);
    channels.put(channel.name(), channel);
  }

  /** Forgets a channel and its history. */
  synchronized void forget(Channel channel) {
    channels.remove(channel.name());
  }

  /** Returns all open connections, joined or not. */
  public List<Connection> connections() {
    return door.connections();
  }

  private synchronized void receive(Connection connection) {
    if (rules.crowd().mayStay(this, connection)) {
      Daemons.run("model connection", () -> serve(connection));
    } else {
      door.gone(connection);
      connection.closeNow();
    }
  }

  private void serve(Connection connection) {
    try {
      rules.accepted(this, connection);
      connection.setDeadline(rules.deadlineMillis(this));
      RawFrame first = rules.readFrame(this, connection, true);
      connection.setDeadline(0);
      boolean open = first != null && rules.enter(this, connection, first);
      while (open) {
        RawFrame next = rules.readFrame(this, connection, false);
        open = next != null && rules.accept(this, connection, next);
      }
      end(connection);
    } catch (IOException e) {
      rules.reset(this, connection);
    } finally {
      door.gone(connection);
    }
  }

  private void end(Connection connection) {
    if (connection.broken()) {
      rules.reset(this, connection);
    } else {
      rules.over(this, connection);
      connection.closeWithin(rules.drainMillis(this));
    }
  }

  /** Returns what faults take beside connections. */
  public Purse purse() {
    return purse;
  }

  @Override
  public Optional<Cost> cost() {
    return Optional.of(purse.cost(door.connections().size()));
  }

  @Override
  public InetSocketAddress address() {
    String host = settings.bind().reached();
    return new InetSocketAddress(host, door.port());
  }

  /** Returns the server above this one, or null. */
  public @Nullable Upstream upstream() {
    return upstream;
  }

  /** Closes {@code connection} with the server. */
  public void own(Connection connection) {
    door.add(connection);
  }

  /** Waits so long, or shorter if the server is closed; says whether it is. */
  public boolean isClosedWithin(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Accepts no more; connections go on. */
  public void stopAccepting() {
    door.stopAccepting();
  }

  @Override
  public void close() {
    closed.countDown();
    door.close();
  }
}
