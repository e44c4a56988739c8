package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.mles.conformance.time.Daemons;

/**
 * Where clients of a model come in. It knows all that did and did not go: a rule may leave one
 * open, and then the end of the server closes it. Thread: any, and an acceptor of its own.
 */
public final class Door implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final ServerSocket listener;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /** Of the acceptor. */
  private int accepted;

  /** Listens at an address, on any port for 0, and lets nobody in yet. */
  public Door(InetAddress address, int port) throws IOException {
    listener = new ServerSocket(port, BACKLOG, address);
  }

  /**
   * Lets clients in.
   *
   * @param mostQueued octets that may wait for the next one
   * @param guest is told of each, one after the other
   */
  public void open(LongSupplier mostQueued, Consumer<Connection> guest) {
    Daemons.run("model acceptor", () -> accept(mostQueued, guest));
  }

  private void accept(LongSupplier mostQueued, Consumer<Connection> guest) {
    try {
      while (true) {
        Connection connection =
            new Connection(listener.accept(), accepted++, mostQueued.getAsLong());
        add(connection);
        guest.accept(connection);
      }
    } catch (IOException e) {
      System.getLogger(Door.class.getName()).log(System.Logger.Level.DEBUG, "accept", e);
    }
  }

  /** Returns the port on which it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Returns who came in and did not go. */
  public List<Connection> connections() {
    return List.copyOf(connections);
  }

  /** Adds one that did not come in here. */
  public void add(Connection connection) {
    connections.add(connection);
  }

  /** Forgets one that has gone. */
  public void gone(Connection connection) {
    connections.remove(connection);
  }

  /** Lets nobody in any more; those who are here go on. */
  public void stopAccepting() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the listener", e);
    }
  }

  @Override
  public void close() {
    stopAccepting();
    connections.forEach(Connection::closeNow);
  }
}
