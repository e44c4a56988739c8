package org.mles.benchmarks.driver;

/**
 * The subscribers' connections of a client that reads none of them before it is told to. What a
 * server has sent lies in their sockets until then, where it can be seen.
 *
 * <p>Thread: caller. A connection that is lost is a {@link LoadClient#failure} and has nothing.
 */
public interface Unread {
  /** Returns how many connections there are; subscribers may share one. */
  int connections();

  /** Returns how many octets lie in the socket of a connection; looks, and reads nothing. */
  int waiting(int connection);

  /**
   * Sleeps until something lies in the socket of a connection, as its system wakes who waits for
   * it.
   *
   * @return false if nothing came in time, or the connection is lost
   */
  boolean await(int connection, long timeoutNanos);

  /** Reads all that lies in all sockets, and reports the messages in it. */
  void read();

  /** Returns how many octets the socket of a connection has room for. */
  int room(int connection);

  /** Returns how many octets were read from a connection so far. */
  long octetsRead(int connection);
}
