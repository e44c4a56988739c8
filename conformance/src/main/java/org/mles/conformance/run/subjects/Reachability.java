package org.mles.conformance.run.subjects;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.time.Patience;

/** Asks whether an address accepts connections. Thread: any. */
final class Reachability {
  private static final int CONNECT_MILLIS = 2000;
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);
  private static final long PAUSE_NANOS = 10_000_000;

  private Reachability() {}

  /** Connects once and closes at once. */
  static void require(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
    } catch (IOException e) {
      throw unreachable(address, e);
    }
  }

  /** Connects once, and makes sure that whoever answers can be judged through {@code transport}. */
  static void require(InetSocketAddress address, Transport transport) {
    try (Socket tcp = new Socket()) {
      tcp.connect(address, CONNECT_MILLIS);
      Socket inside = transport.over(tcp, address, HANDSHAKE);
      inside.shutdownOutput();
    } catch (IOException e) {
      throw unreachable(address, e);
    }
  }

  private static Unreachable unreachable(InetSocketAddress address, IOException why) {
    return new Unreachable(
        address.getHostString() + ":" + address.getPort() + ": " + why.getMessage());
  }

  /** Says whether somebody accepts connections there. */
  static boolean isOpen(InetSocketAddress address) {
    try {
      require(address);
      return true;
    } catch (Unreachable e) {
      return false;
    }
  }

  /** Connects again and again until it works, the time is over or {@code alive} says no. */
  static void await(InetSocketAddress address, Duration time, BooleanSupplier alive) {
    Patience patience = new Patience(time);
    while (true) {
      try {
        require(address);
        return;
      } catch (Unreachable e) {
        if (!alive.getAsBoolean()) {
          throw new Unreachable("the subject ended before it accepted connections");
        } else if (patience.leftNanos() <= 0) {
          throw new Unreachable(
              e.getMessage() + "; it had " + time.toMillis() + " ms to start (--start-deadline)");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
