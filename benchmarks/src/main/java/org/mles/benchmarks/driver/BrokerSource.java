package org.mles.benchmarks.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Where a broker of one kind comes from, in this order: the address that option {@code
 * address-FAMILY} gives, the installed program as a private process, a container.
 *
 * @param family name of the kind
 * @param program name of the program
 * @param image image of a container
 * @param containerPort port in the container
 * @param settings what the start command sets, in words
 * @param command how the program is started
 */
record BrokerSource(
    String family,
    String program,
    String image,
    int containerPort,
    Map<String, String> settings,
    Command command) {
  private static final long START_SECONDS = 20;
  private static final long ASK_AGAIN_MILLIS = 20;
  private static final int CONNECT_MILLIS = 2000;

  /** Makes the words that start a program. */
  @FunctionalInterface
  interface Command {
    /** Returns the words; may write files into {@code home}. */
    List<String> words(Path program, int port, Path home) throws IOException;
  }

  /** Says whether there is one, without starting anything. */
  void check(Map<String, String> options) throws Driver.Unavailable {
    String address = options.get(option(family));
    if (address != null) {
      if (!answers(address)) {
        throw new Driver.Unavailable("nobody answers at " + address);
      }
    } else if (Programs.find(program).isEmpty() && !RabbitMqContainer.possible()) {
      throw new Driver.Unavailable(
          "no "
              + program
              + " here; give --address "
              + family
              + "=HOST:PORT, or install it, or start Docker");
    }
  }

  /** Name of the option with an address. */
  static String option(String family) {
    return "address-" + family;
  }

  RunningServer start(ServerSite site) throws IOException, InterruptedException {
    String address = site.option(option(family));
    if (address != null) {
      Map<String, String> given = Map.of("server", "given by address, not started for each leg");
      return new Broker(address, List.of(), given, () -> {});
    }
    Optional<Path> found = Programs.find(program);
    return found.isPresent() ? process(found.get(), site.scratch()) : container();
  }

  private RunningServer process(Path found, Path home) throws IOException, InterruptedException {
    int port = freePort();
    Path log = home.resolve("server.log");
    Process process =
        new ProcessBuilder(command.words(found, port, home))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    String address = "127.0.0.1:" + port;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers(address)) {
      boolean ended = process.waitFor(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() - deadline > 0) {
        ListeningProcess.end(process);
        throw new IOException(program + " did not start: " + ListeningProcess.lastLine(log));
      }
    }
    if (!process.isAlive()) {
      throw new IOException(
          program + " ended, another program has its port: " + ListeningProcess.lastLine(log));
    }
    return new Broker(
        address, List.of(process.pid()), settings, () -> ListeningProcess.end(process));
  }

  @SuppressWarnings("resource") // closed by Broker.close
  private RunningServer container() throws IOException {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(containerPort);
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      container.close();
      throw new IOException("container " + image + " did not start: " + e.getMessage(), e);
    }
    String address = container.getHost() + ":" + container.getMappedPort(containerPort);
    Map<String, String> how = Map.of("server", "container " + image + ", its own settings");
    return new Broker(address, List.of(), how, container::close);
  }

  static boolean answers(String address) {
    try (Socket socket = new Socket()) {
      socket.connect(address(address), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads HOST:PORT.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("address '" + text + "'; must be HOST:PORT", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A broker that answers. */
  private record Broker(
      String endpoint, List<Long> pids, Map<String, String> settings, Runnable stop)
      implements RunningServer {
    @Override
    public @Nullable String version() {
      return null;
    }

    @Override
    public Map<String, String> verify() throws IOException {
      return pids.isEmpty() ? Map.of() : Map.of("server threads", ProcStatus.threads(pids.get(0)));
    }

    @Override
    public void close() {
      stop.run();
    }
  }
}
