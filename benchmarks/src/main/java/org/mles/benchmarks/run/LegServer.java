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
 * The server of a leg, whose driver may hang. A start that hangs is the end of the leg; in a look
 * or a stop it is only noted, since what was measured stands.
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

  /** Tells {@code manifest} what there is to know, which a broker may need seconds for. */
  void look(Manifest manifest, String system) throws ExecutionException, InterruptedException {
    manifest.started(system, server.version(), server.settings());
    manifest.verified(system, within(Phase.LOOK, server::verify, Map.of()));
  }

  /**
   * Returns a complaint if a process of the server is gone although nobody has ended it: what was
   * measured then is a dying system, or a stranger who answers at its port.
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
