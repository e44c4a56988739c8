package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.v1.V1Header;
import org.mles.testing.Frames;

/**
 * Many hostile connections at once, against a server in a process of its own: its resident memory
 * can be read there, and it shares no file descriptors with its attackers. See {@link Soak}.
 */
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HostileCrowdIT {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  /** Descriptors that the test itself needs beside those of its connections. */
  private static final int SPARE_DESCRIPTORS = 500;

  @Test
  void announcedOctetsTakeNoResidentMemory() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "no /proc to read memory from");
    Soak soak = new Soak("headers");
    try (ServerProcess server = server("60s")) {
      talk(server, "warm-up");
      long before = residentOctets(server);
      List<RawClient> clients = new ArrayList<>();
      byte[] header = Frames.header(V1Header.TYPE, V1Header.MAX_BODY_OCTETS);
      for (int i = 0; i < 200; i++) {
        clients.add(connect(server).send(header, new byte[1_000]));
      }
      talk(server, "after");
      long grown = residentOctets(server) - before;
      for (RawClient client : clients) {
        client.close();
      }
      assertThat(grown).isLessThan(64 * MIB);
      soak.done(
          String.format(
              Locale.ROOT,
              "200 announced 0xFFFFFF octets each; resident memory grew by %,d KiB",
              grown / KIB));
    }
  }

  @Test
  void silentConnectionsEndAtTheirDeadline() throws IOException {
    Soak soak = new Soak("silence");
    int silent = Soak.count(500, 10_000);
    requireDescriptors(silent);
    try (ServerProcess server = server("2s")) {
      talk(server, "before");
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < silent; i++) {
        clients.add(connect(server));
      }
      talk(server, "among them");
      for (RawClient client : clients) {
        client.expectEnd();
        client.close();
      }
      talk(server, "after");
      soak.done(
          String.format(
              Locale.ROOT,
              "%,d connections said nothing; all were closed at the deadline of 2 s",
              silent));
    }
  }

  /** Fails early and clearly, instead of in the middle with too many open files. */
  static void requireDescriptors(int connections) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
      assertThat(os.getMaxFileDescriptorCount())
          .as("file descriptors of this process, see ulimit -n")
          .isGreaterThan(connections + SPARE_DESCRIPTORS);
    }
  }

  private static ServerProcess server(String deadline) throws IOException {
    return ServerProcess.start("-p", "0", "-k", Frames.SECRET, "--first-frame-deadline", deadline);
  }

  private static RawClient connect(ServerProcess server) throws IOException {
    return new RawClient(server.address().getAddress(), server.address().getPort());
  }

  /** Proves that the server takes a member and brings it the message of another. */
  private static void talk(ServerProcess server, String channel) throws IOException {
    byte[] hello = Frames.frame("alice", channel, new byte[] {1});
    try (RawClient alice = connect(server).send(hello);
        RawClient bob = connect(server).send(Frames.frame("bob", channel, new byte[0]))) {
      // Whoever joined second reads the other from the history, the first one reads it live.
      assertThat(bob.socket.getInputStream().read()).isEqualTo(V1Header.TYPE);
      assertThat(alice.socket.getInputStream().available()).isNotNegative();
    }
  }

  private static long residentOctets(ServerProcess server) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
        .findFirst()
        .orElseThrow();
  }
}
