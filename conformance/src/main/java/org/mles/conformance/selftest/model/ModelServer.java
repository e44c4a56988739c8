package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
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
  private final ServerSocket listener;
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final @Nullable Upstream upstream;
  private final CountDownLatch closed = new CountDownLatch(1);
  private int accepted;

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
    listener = new ServerSocket(port, 200, InetAddress.getByName(host));
    daemon("model acceptor", this::accept);
  }

  /** Returns how the server is configured. */
  public Settings settings() {
    return settings;
  }

  /** Returns the channel of that name; makes it if there is none. */
  public synchronized Room room(String name) {
    return rooms.computeIfAbsent(name, Room::new);
  }

  /** Returns all channels. */
  public synchronized Collection<Room> rooms() {
    return List.copyOf(rooms.values());
  }

  /** Makes a channel the last of {@link #rooms}. */
  synchronized void moveToEnd(Room room) {
    forget(room);
    rooms.put(room.name(), room);
  }

  /** Forgets a channel and its history. */
  synchronized void forget(Room room) {
    rooms.remove(room.name());
  }

  /** Returns all open connections, joined or not. */
  public List<Link> links() {
    return List.copyOf(links);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Link link = new Link(socket, accepted++, rules.slowReaderOctets(this));
        links.add(link);
        receive(link);
      }
    } catch (IOException e) {
      System.getLogger(ModelServer.class.getName()).log(System.Logger.Level.DEBUG, "accept", e);
    }
  }

  private synchronized void receive(Link link) {
    if (rules.crowd().mayStay(this, link)) {
      daemon("model connection", () -> serve(link));
    } else {
      links.remove(link);
      link.closeNow();
    }
  }

  private void serve(Link link) {
    try {
      rules.accepted(this, link);
      link.setDeadline(rules.deadlineMillis(this));
      RawFrame first = rules.readFrame(this, link, true);
      link.setDeadline(0);
      boolean open = first != null && rules.enter(this, link, first);
      while (open) {
        RawFrame next = rules.readFrame(this, link, false);
        open = next != null && rules.accept(this, link, next);
      }
      end(link);
    } catch (IOException e) {
      rules.reset(this, link);
    } finally {
      links.remove(link);
    }
  }

  private void end(Link link) {
    if (link.broken()) {
      rules.reset(this, link);
    } else {
      rules.over(this, link);
      link.closeWithin(rules.drainMillis(this));
    }
  }

  @Override
  public InetSocketAddress address() {
    String host = settings.bind().reached();
    return new InetSocketAddress(host, listener.getLocalPort());
  }

  /** Returns the server above this one, or null. */
  public @Nullable Upstream upstream() {
    return upstream;
  }

  /** Closes {@code link} with the server. */
  void own(Link link) {
    links.add(link);
  }

  /** Waits so long, or shorter if the server is closed; says whether it is. */
  boolean isClosedWithin(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Accepts no more; connections go on. */
  public void stopAccepting() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the listener", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    stopAccepting();
    links().forEach(Link::closeNow);
  }

  static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
