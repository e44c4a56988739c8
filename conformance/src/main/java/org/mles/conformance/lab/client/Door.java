package org.mles.conformance.lab.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.Upgrade;

/** Where the suite listens for one client under test. Thread: case; {@link #close} from any. */
final class Door implements AutoCloseable {
  /** A program has to be loaded before it connects, so this takes longer than an answer. */
  private static final int START_PATIENCE = 4;

  private static final int POLL_MILLIS = 20;

  private final ServerSocket socket;

  private Door(ServerSocket socket) {
    this.socket = socket;
  }

  /** Listens at an address. */
  static Door at(String host) {
    try {
      ServerSocket door = new ServerSocket(0, 1, InetAddress.getByName(host));
      door.setSoTimeout(POLL_MILLIS);
      return new Door(door);
    } catch (IOException e) {
      throw new IllegalStateException("no port to listen on at " + host, e);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Returns its address as a Host field names it. */
  String host() {
    return Upgrade.host(address().getAddress().getHostAddress(), address().getPort());
  }

  /** Waits until the client connects. */
  Socket accept(ClientProgram program, Timers timers) {
    Patience patience = new Patience(timers.patience().multipliedBy(START_PATIENCE));
    String expected = "expected the client to connect; ";
    while (patience.leftNanos() > 0) {
      try {
        Socket accepted = socket.accept();
        accepted.setTcpNoDelay(true);
        return accepted;
      } catch (SocketTimeoutException e) {
        String end = program.output().howItEnded();
        if (end != null) {
          throw new ConformanceFailure(expected + "its output ended, " + end, "end of client");
        }
      } catch (IOException e) {
        throw new ConformanceFailure(expected + "the case ran into its hard cap", "hard cap");
      }
    }
    throw new ConformanceFailure(expected + "it did " + patience.spent(), "wait timer");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
