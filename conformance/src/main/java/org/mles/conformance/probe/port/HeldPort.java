package org.mles.conformance.probe.port;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import org.mles.conformance.time.Patience;

/**
 * A port of the loopback interface that stays with the suite while nobody listens there: the system
 * gives free ports to whoever calls out, be it the subject that tries to reach this one.
 *
 * <p>Thread: any.
 */
public final class HeldPort implements AutoCloseable {
  private static final long PAUSE_NANOS = 2_000_000;

  private final Socket hold;
  private final InetSocketAddress address;

  /** Takes a free port that is promised to nobody, by a socket that does nothing with it. */
  public HeldPort() {
    Socket taken = anyPort();
    for (int i = 1; i < PromisedPorts.TRIES && isPromised(taken); i++) {
      close(taken);
      taken = anyPort();
    }
    hold = taken;
    address = (InetSocketAddress) hold.getLocalSocketAddress();
  }

  private static boolean isPromised(Socket taken) {
    return PromisedPorts.contains(taken.getLocalPort());
  }

  private static Socket anyPort() {
    Socket socket = new Socket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket;
    } catch (IOException e) {
      close(socket);
      throw new IllegalStateException("no free port", e);
    }
  }

  /** Returns where it is. */
  public InetSocketAddress address() {
    return address;
  }

  /** Listens there. */
  public ServerSocket listen(int backlog) throws IOException {
    try {
      return bound(backlog);
    } catch (BindException e) {
      // Not every system shares a port with a socket that does nothing with it.
      close();
      return bound(backlog);
    }
  }

  private ServerSocket bound(int backlog) throws IOException {
    ServerSocket fresh = new ServerSocket();
    try {
      fresh.setReuseAddress(true);
      fresh.bind(address, backlog);
      return fresh;
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
  }

  /**
   * Waits until nobody listens there, also no process that was just started: it has what this one
   * has open until it is another program, some tenths of a second where the machine is busy, and so
   * long the system goes on to greet who calls.
   */
  public void awaitSilence(Patience patience) {
    while (isListenedAt() && patience.leftNanos() > 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isListenedAt() {
    try (Socket probe = new Socket()) {
      probe.setReuseAddress(true);
      probe.bind(address);
      return false;
    } catch (BindException e) {
      return true;
    } catch (IOException e) {
      throw new IllegalStateException("nobody knows who listens on " + address, e);
    }
  }

  /** Gives the port up. */
  @Override
  public void close() {
    close(hold);
  }

  private static void close(Socket hold) {
    try {
      hold.close();
    } catch (IOException e) {
      throw new IllegalStateException("a port that cannot be given up", e);
    }
  }
}
