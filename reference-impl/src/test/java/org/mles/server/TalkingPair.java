package org.mles.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mles.cert.Trust;
import org.mles.testing.Frames;

/**
 * Two members by TLS of a server with little memory, who talk while others do something to it, and
 * notice how long it was silent.
 */
final class TalkingPair implements AutoCloseable {
  private final ServerProcess server;
  private final RawClient alice;
  private final RawClient bob;
  private final long startNanos = System.nanoTime();
  private final Duration startCpu;
  private int said;
  private long longestNanos;

  TalkingPair(ServerProcess server) throws IOException {
    this.server = server;
    alice = connect(server).send(Frames.frame("alice", ""));
    bob = connect(server).send(Frames.frame("bob", ""));
    bob.expect(Frames.frame("alice", ""));
    alice.expect(Frames.frame("bob", ""));
    startCpu = server.cpu();
  }

  /** Starts a server for such a pair. */
  static ServerProcess server() throws IOException {
    return ServerProcess.startWith(
        List.of("-Xmx128m"),
        "-p",
        "0",
        "-k",
        Frames.SECRET,
        "--tls-self-signed",
        "--first-frame-deadline",
        "60s");
  }

  /** Shakes hands in full: nothing is left of another handshake. */
  static RawClient connect(ServerProcess server) throws IOException {
    InetAddress address = server.address().getAddress();
    int port = server.address().getPort();
    return new RawClient(Trust.ofAnybody().over(new Socket(address, port), "localhost", port));
  }

  /** One says something, and the other hears it. */
  void talk() throws IOException {
    byte[] hello = Frames.frame("alice", "message " + said++);
    long before = System.nanoTime();
    alice.send(hello);
    bob.hears(hello);
    longestNanos = Math.max(longestNanos, System.nanoTime() - before);
  }

  /** Says how it went so far. */
  String report() {
    long lasted = Math.max(1, System.nanoTime() - startNanos);
    long cpu = server.cpu().minus(startCpu).toNanos();
    return String.format(
        Locale.ROOT,
        "a pair said %,d messages, the slowest took %.0f ms; the server had %.2f cores",
        said,
        longestNanos / 1e6,
        (double) cpu / lasted);
  }

  @Override
  public void close() throws IOException {
    alice.close();
    bob.close();
  }
}
