package org.mles.benchmarks.driver.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.process.ProcStatus;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Where a broker of one kind comes from, in this order: the address that option {@code
 * address-FAMILY} gives, the program of a private root or of this machine as a private process, a
 * container.
 *
 * @param family name of the kind
 * @param program name of the program
 * @param image image of a container
 * @param containerPort port in the container
 * @param settings what the start command sets, in words
 * @param command how the program is started
 */
public record BrokerSource(
    String family,
    String program,
    String image,
    int containerPort,
    Map<String, String> settings,
    Command command) {
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Makes the words that start a program. */
  @FunctionalInterface
  public interface Command {
    /** Returns the words; may write files into {@code home}. */
    List<String> words(Path program, int port, Path home) throws IOException;
  }

  /** Returns the address that the options give. */
  Optional<HostPort> given(Map<String, String> options) {
    return Optional.ofNullable(options.get(option(family))).map(HostPort::of);
  }

  /** Says whether there is a program or a container, without starting anything. */
  void requireProgram() throws Driver.Unavailable {
    if (BrokerProgram.find(program).isEmpty() && !Docker.answers()) {
      throw new Driver.Unavailable(
          "no "
              + program
              + " here; give --address "
              + family
              + "=HOST:PORT, or install it, or call ci/brokers, or start Docker");
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
    Optional<BrokerProgram> found = BrokerProgram.find(program);
    return found.isPresent() ? process(found.get(), site.scratch()) : container();
  }

  private RunningServer process(BrokerProgram found, Path home)
      throws IOException, InterruptedException {
    HostPort address = HostPort.free();
    List<String> words = command.words(found.path(), address.port(), home);
    Child process = Child.start(found.command(home, words), "", home, Map.of());
    try {
      awaitAnswer(address, process);
    } catch (IOException | InterruptedException e) {
      process.end();
      throw e;
    }
    Map<String, String> how = new TreeMap<>(settings);
    how.put("installed in", found.owner());
    return new Broker(address.toString(), List.of(process.pid()), how, process::end);
  }

  private void awaitAnswer(HostPort address, Child process)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_NANOS;
    while (!address.answers()) {
      if (process.waitFor(ASK_AGAIN_NANOS) || System.nanoTime() - deadline > 0) {
        throw new IOException(program + " did not start: " + process.lastLine());
      }
    }
    if (!process.isAlive()) {
      throw new IOException(
          program + " ended, another program has its port: " + process.lastLine());
    }
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
