package org.mles.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.load.Phase;

/**
 * The server of a leg, whose driver may hang. If its start hangs, the leg ends. If it hangs later,
 * when it is asked for its settings or stopped, the leg only gets a warning, since all was measured
 * by then.
 *
 * <p>Thread: the run's.
 */
final class LegServer {
  private final RunningServer server;
  private final Patience patience;
  private final List<String> hung = new ArrayList<>();

  private LegServer(RunningServer server, Patience patience) {
    this.server = server;
    this.patience = patience;
  }

  static LegServer start(Driver driver, String system, ServerSite site, Patience patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    RunningServer server = Capped.call(() -> driver.start(system, site), patience.of(Phase.START));
    return new LegServer(server, patience);
  }

  String endpoint() {
    return server.endpoint();
  }

  List<Long> pids() {
    return server.pids();
  }

  boolean isLookedAtInEveryLeg() {
    return server.isLookedAtInEveryLeg();
  }

  /**
   * Writes version and settings of the server into {@code manifest}; a broker may need seconds to
   * tell them.
   */
  void look(Manifest manifest, String system) throws ExecutionException, InterruptedException {
    manifest.started(system, server.version(), server.settings());
    manifest.verified(system, within(Phase.LOOK, server::verify, Map.of()));
  }

  /**
   * Returns a complaint if a process of the server ended by itself. What was measured then is a
   * dying system, or another program that answers at its port.
   */
  @Nullable String endedEarly() {
    boolean all =
        pids().stream()
            .allMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    return all ? null : "the server's process had ended";
  }

  /** Ends the server. */
  void stop() throws ExecutionException, InterruptedException {
    Callable<Map<String, String>> close =
        () -> {
          server.close();
          return Map.of();
        };
    within(Phase.STOP, close, Map.of());
  }

  private <T> T within(Phase phase, Callable<T> work, T otherwise)
      throws ExecutionException, InterruptedException {
    try {
      return Capped.call(work, patience.of(phase));
    } catch (TimeoutException e) {
      hung.add(patience.complaint(phase));
      return otherwise;
    }
  }

  /** Returns a sentence for each phase that hung and spoilt nothing. */
  List<String> hung() {
    return List.copyOf(hung);
  }
}
