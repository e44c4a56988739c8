package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.crew.Crew;
import org.mles.benchmarks.crew.Shares;
import org.mles.benchmarks.crew.Wanted;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.workload.Workload;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a run whose load is made by agents on several machines. */
final class AgentsOptions {
  /** Those whose one client keeps several publishers and several agents apart. */
  private static final Set<String> SYSTEMS =
      Set.of("mles", "mles-base", "mles-threads", "mles-external", "raw", "raw-coalescing");

  private static final int MOST_WAIT_SECONDS = 86_400;

  @Option(
      names = "--agents",
      paramLabel = "N|NAME,...",
      description =
          "the load is made by so many agents, or by those of these names, each started as"
              + " 'mles-benchmarks agent' on a machine of its own")
  private @Nullable String agents;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:7800",
      description = "own address at which agents join (default: ${DEFAULT-VALUE})")
  private String listen = "";

  @Option(
      names = "--serve-on",
      paramLabel = "ADDRESS",
      description = "own address at which agents reach the servers (default: 127.0.0.1)")
  private @Nullable String serveOn;

  @Option(
      names = "--agents-wait",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "how long to wait until all agents have come (default: ${DEFAULT-VALUE})")
  private int waitSeconds;

  @Mixin private SecretOption secret;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  AgentsOptions() {}

  boolean areAsked() {
    return agents != null;
  }

  /** Returns how many agents are wanted. */
  int count() {
    return wanted().count();
  }

  Optional<String> serveOn() {
    return Optional.ofNullable(serveOn);
  }

  private Wanted wanted() {
    return Wanted.of(agents == null ? "" : agents);
  }

  /**
   * Looks whether agents can measure this.
   *
   * @throws IllegalArgumentException if not; the text says why
   */
  void check(List<String> systems, List<Workload> workloads) {
    if (agents == null) {
      return;
    }
    HostPort.of(listen);
    if (waitSeconds < 1 || waitSeconds > MOST_WAIT_SECONDS) {
      throw new IllegalArgumentException(
          "--agents-wait " + waitSeconds + "; 1 to " + MOST_WAIT_SECONDS);
    }
    for (String system : systems) {
      if (!SYSTEMS.contains(system)) {
        throw new IllegalArgumentException(
            "several agents cannot measure "
                + system
                + ", but "
                + String.join(", ", SYSTEMS.stream().sorted().toList()));
      }
    }
    workloads.forEach(workload -> Shares.of(workload, wanted().count()));
  }

  /** Waits until all agents are here. */
  Crew gathered(PrintWriter err, Function<Workload, Patience> patience)
      throws IOException, UserError, InterruptedException {
    Crew crew =
        Crew.at(
            HostPort.of(listen).address(),
            secret.key(),
            wanted(),
            new JarVersion().getVersion()[0],
            patience,
            err::println);
    try {
      err.println("waiting for " + agents + " at " + listen + "; agent --join " + listen);
      crew.gather(Duration.ofSeconds(waitSeconds));
      return crew;
    } catch (Crew.Incomplete e) {
      crew.close();
      throw new UserError(String.valueOf(e.getMessage()));
    } catch (IOException | InterruptedException e) {
      crew.close();
      throw e;
    }
  }
}
