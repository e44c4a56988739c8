package org.mles.proxy.acme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.mles.cert.Identity;
import org.mles.cert.SelfSigned;
import org.mles.cert.Trust;
import org.mles.testing.Missing;

/**
 * The authority that the authors of ACME test with, on loopback. {@code ci/acme} fetches it and
 * says where it is; without it the tests that need it are skipped.
 */
final class Pebble implements AutoCloseable {
  private static final String PLACE = "mles.pebble";
  private static final int PATIENCE_SECONDS = 30;

  /** Names of the certificate, which this authority finds on loopback. */
  static final List<String> DOMAINS = List.of("a.example", "b.example");

  private final Path folder;
  private final int port = freePort();
  private final int managementPort = freePort();
  private final EveryName names = new EveryName();
  private final Process process;

  private Pebble(String program, Path folder, int tlsPort, Duration life) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("own.pem"), PemText.of(identity()));
    Path settings = Files.writeString(folder.resolve("pebble.json"), settings(tlsPort, life));
    ProcessBuilder builder =
        new ProcessBuilder(program, "-config", settings.toString(), "-dnsserver", names.text());
    builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("pebble.log").toFile());
    process = builder.start();
  }

  /**
   * Starts it.
   *
   * @param tlsPort where it looks for proofs
   * @param life of its certificates
   */
  static Pebble start(Path folder, int tlsPort, Duration life) throws Exception {
    String program = System.getProperty(PLACE, "");
    if (program.isEmpty()) {
      Missing.excuse("ci/acme runs this with Pebble, an authority for tests");
    }
    Pebble pebble = new Pebble(program, folder, tlsPort, life);
    pebble.awaitListening();
    return pebble;
  }

  private static Identity identity() {
    Instant now = Instant.now();
    return SelfSigned.of(List.of("localhost"), now.minusSeconds(60), now.plus(Duration.ofDays(1)));
  }

  private String settings(int tlsPort, Duration life) {
    String own = folder.resolve("own.pem").toString();
    return String.format(
        Locale.ROOT,
        """
        {"pebble": {
          "listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
          "certificate": "%s", "privateKey": "%s", "httpPort": 1, "tlsPort": %d,
          "profiles": {"default": {"description": "short", "validityPeriod": %d}},
          "retryAfter": {"authz": 1, "order": 1}
        }}
        """,
        port,
        managementPort,
        own,
        own,
        tlsPort,
        life.toSeconds());
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void awaitListening() throws Exception {
    long startNanos = System.nanoTime();
    while (!listens()) {
      boolean late = System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      if (late || pause()) {
        close();
        throw new IOException("Pebble: " + Files.readString(folder.resolve("pebble.log")));
      }
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket management = new Socket(InetAddress.getLoopbackAddress(), managementPort)) {
      return socket.isConnected() && management.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets some time pass; returns whether it has ended meanwhile. */
  boolean pause() throws InterruptedException {
    return process.waitFor(100, TimeUnit.MILLISECONDS);
  }

  /** Returns how a proxy is told of it. */
  AcmeConfig config(Path state) throws IOException {
    return new AcmeConfig(
        URI.create("https://localhost:" + port + "/dir"),
        DOMAINS,
        "somebody@a.example",
        state,
        Trust.of(folder.resolve("own.pem")),
        Duration.ofMillis(500));
  }

  /** Ends it by SIGKILL and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    names.close();
  }
}
