package org.mles.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.load.LegOutcome;
import org.mles.benchmarks.load.LegRequest;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.load.agent.Agent;
import org.mles.benchmarks.load.agent.LocalAgent;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.RunLog;

/**
 * Runs one leg: a fresh server, then a fresh load JVM, then the end of both, whatever happened. No
 * phase lasts for ever: if one hangs, its processes are ended and the result names the phase.
 *
 * <p>Thread: the run's.
 */
final class LegRunner {
  private final FanOutPlan plan;
  private final Driver driver;
  private final Manifest manifest;
  private final RunLog log;
  private final Patience patience;
  private final Brood brood;
  private Function<Path, Agent> load;

  LegRunner(
      FanOutPlan plan,
      Driver driver,
      Manifest manifest,
      RunLog log,
      Patience patience,
      Brood brood) {
    this.plan = plan;
    this.driver = driver;
    this.manifest = manifest;
    this.log = log;
    this.patience = patience;
    this.brood = brood;
    this.load = scratch -> new LocalAgent(patience, scratch);
  }

  /** Has an agent make the load instead of a fresh JVM here. */
  LegRunner by(Agent agent) {
    load = scratch -> agent;
    return this;
  }

  /** Runs a leg; whatever goes wrong in it makes it invalid, with the reason. */
  LegResult run(int round, String leg, int attempt) throws InterruptedException {
    try {
      Path scratch = Files.createTempDirectory("mles-leg-");
      try {
        return measured(round, leg, attempt, scratch);
      } finally {
        brood.end();
        Scratch.delete(scratch);
      }
    } catch (TimeoutException e) {
      return LegResult.invalid(leg, attempt, patience.complaint(Phase.START));
    } catch (ExecutionException e) {
      return LegResult.invalid(leg, attempt, words(e.getCause()));
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("while it used a file");
    } catch (IOException | RuntimeException e) {
      return LegResult.invalid(leg, attempt, words(e));
    }
  }

  /** Drivers may come from other jars. One that fails makes its own legs invalid and no others. */
  private static String words(@Nullable Throwable failure) {
    boolean ordinary =
        failure instanceof IOException
            || failure instanceof UncheckedIOException
            || failure instanceof Unavailable;
    return failure != null && ordinary
        ? String.valueOf(failure.getMessage())
        : "the driver failed: " + failure;
  }

  private LegResult measured(int round, String leg, int attempt, Path scratch)
      throws IOException, ExecutionException, TimeoutException, InterruptedException {
    String system = FanOutPlan.systemOf(leg);
    ServerSite site = new ServerSite(scratch, plan.options());
    LegServer server = LegServer.start(driver, system, site, patience);
    LegResult result;
    try {
      LegRequest request = request(round, leg, attempt, scratch, server);
      LegOutcome outcome = load(request, scratch, server);
      manifest.verified(system, outcome.verified());
      result =
          outcome
              .leg()
              .named(leg)
              .judged(attempt, server.endedEarly(), List.of())
              .recorded(log.add(request.tag(), Path.of(request.histograms())));
    } finally {
      server.stop();
    }
    return result.judged(attempt, null, server.hung());
  }

  private LegOutcome load(LegRequest request, Path scratch, LegServer server)
      throws IOException, ExecutionException, InterruptedException {
    return load.apply(scratch)
        .run(
            request,
            () -> {
              if (server.isLookedAtInEveryLeg() || !manifest.knows(request.system())) {
                server.look(manifest, request.system());
              }
            });
  }

  private LegRequest request(int round, String leg, int attempt, Path scratch, LegServer server) {
    return new LegRequest(
        FanOutPlan.systemOf(leg),
        attempt,
        server.endpoint(),
        server.pids(),
        plan.workload(),
        plan.options(),
        scratch.resolve(RunLog.FILE_NAME).toString(),
        tag(round, leg, attempt));
  }

  /** Returns a name for the leg of letters that every reader of logs takes for a tag. */
  private String tag(int round, String leg, int attempt) {
    String name = leg.replaceAll("[^A-Za-z0-9._-]", "-");
    return String.format(Locale.ROOT, "%sr%02d-%s-%d", plan.tag(), round, name, attempt);
  }
}
