package org.mles.conformance.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Sees programs from outside: by the words of their command lines, and by their ports. */
public final class Processes {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Processes() {}

  /** Returns the processes that run with {@code word} in their command lines. */
  public static List<ProcessHandle> named(String word) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(word))
        .toList();
  }

  /** Waits until something comes true; says whether it did. */
  public static boolean await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    boolean seen = condition.getAsBoolean();
    while (!seen && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE_NANOS);
      seen = condition.getAsBoolean();
    }
    // Not asked again: what was seen may be gone.
    return seen;
  }

  /** Says whether somebody accepts connections at a port of the loopback interface. */
  public static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns a port of the loopback interface that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
