package org.mles.conformance.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;

/**
 * One connection: TCP, and what its octets are inside of.
 *
 * <p>Thread: any; one that writes, one that reads.
 */
final class Line implements AutoCloseable {
  /** A wait forgives as much as twice its length, see {@link Patience}. */
  private static final int MOST_WAITS = 3;

  /** How long a subject that takes nothing holds up the end of its connection. */
  private static final int FAREWELL_MILLIS = 100;

  private final Socket tcp;
  private volatile Socket inside;

  /** Why nothing can be said inside; null if it can. */
  private volatile @Nullable IOException ended;

  /** Takes over a connection without anything upon it. */
  Line(Socket connected) {
    tcp = connected;
    inside = connected;
  }

  /** Connects, and again if time was up only because the machine stood still. */
  static Line to(InetSocketAddress address, Patience patience) throws IOException {
    while (true) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(address, Math.toIntExact(1 + Math.max(0, patience.leftNanos()) / 1_000_000));
        return new Line(socket);
      } catch (IOException e) {
        closeQuietly(socket);
        if (!(e instanceof SocketTimeoutException) || patience.leftNanos() <= 0) {
          throw e;
        }
      }
    }
  }

  /** Has the system keep little of what comes and is not read. */
  void narrow(int octets) {
    try {
      tcp.setReceiveBufferSize(octets);
    } catch (IOException e) {
      // The connection is over; whoever reads sees how.
    }
  }

  /**
   * Goes inside of a transport. If the other side ends the connection instead, every later read and
   * write says so, as on a connection that was ended right behind it.
   *
   * @throws Unreachable if whoever answers cannot be the subject
   */
  void enter(Transport transport, InetSocketAddress called, Duration patience) {
    try {
      inside = transport.over(tcp, called, patience.multipliedBy(MOST_WAITS));
    } catch (IOException e) {
      ended = e;
    } catch (Unreachable e) {
      closeQuietly(tcp);
      throw e;
    }
  }

  /** Says whether octets go upon TCP as they are. */
  boolean isPlain() {
    return inside == tcp;
  }

  /** Returns why nothing can be said inside, or null. */
  @Nullable String endedBy() {
    IOException cause = ended;
    return cause == null ? null : String.valueOf(cause.getMessage());
  }

  InputStream in() throws IOException {
    return open().getInputStream();
  }

  OutputStream out() throws IOException {
    return open().getOutputStream();
  }

  /** Ends the sending direction inside, and of TCP only if nothing is upon that. */
  void finish() throws IOException {
    open().shutdownOutput();
  }

  private Socket open() throws IOException {
    IOException cause = ended;
    if (cause != null) {
      throw cause;
    }
    return inside;
  }

  /** Ends TCP by RST, whatever is inside. */
  void reset() throws IOException {
    tcp.setSoLinger(true, 0);
    closeQuietly(tcp);
  }

  InetSocketAddress local() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  InetSocketAddress remote() {
    return (InetSocketAddress) tcp.getRemoteSocketAddress();
  }

  /** Says whether this side has ended the connection. */
  boolean isClosed() {
    return tcp.isClosed();
  }

  @Override
  public void close() {
    if (!isPlain() && !isClosed()) {
      farewell();
    }
    closeQuietly(tcp);
  }

  /** Ends what is inside, unless the subject takes nothing any more. */
  private void farewell() {
    CountDownLatch said = new CountDownLatch(1);
    Daemons.run(
        "farewell",
        () -> {
          try {
            inside.shutdownOutput();
          } catch (IOException e) {
            log(e);
          } finally {
            said.countDown();
          }
        });
    try {
      boolean unused = said.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log(e);
    }
  }

  private static void log(IOException trouble) {
    System.getLogger(Line.class.getName()).log(System.Logger.Level.DEBUG, "close", trouble);
  }
}
