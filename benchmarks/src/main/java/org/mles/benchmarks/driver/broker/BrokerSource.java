package org.mles.benchmarks.driver.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.AnsweringServer;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.process.Child;
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
      return new Broker(address, given, () -> {});
    }
    Optional<BrokerProgram> found = BrokerProgram.find(program);
    return found.isPresent() ? process(found.get(), site.scratch()) : container();
  }

  private RunningServer process(BrokerProgram found, Path home)
      throws IOException, InterruptedException {
    HostPort address = HostPort.free();
    List<String> words = command.words(found.path(), address.port(), home);
    Child process = Child.start(found.command(home, words), "", home, Map.of());
    Map<String, String> how = new TreeMap<>(settings);
    how.put("installed in", found.owner());
    return new AnsweringServer(process, address, null, how).awaited(program, HostPort::answers);
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
    return new Broker(address, how, container::close);
  }

  /** A broker whose processes are not on this machine, or not ours. */
  private record Broker(String endpoint, Map<String, String> settings, Runnable stop)
      implements RunningServer {
    @Override
    public List<Long> pids() {
      return List.of();
    }

    @Override
    public @Nullable String version() {
      return null;
    }

    @Override
    public void close() {
      stop.run();
    }
  }
}
