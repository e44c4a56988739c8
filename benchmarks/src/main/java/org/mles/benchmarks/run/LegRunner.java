package org.mles.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.load.LegOutcome;
import org.mles.benchmarks.load.LegRequest;
import org.mles.benchmarks.load.LoadMain;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultJson;

/**
 * Runs one leg: a fresh server, then a fresh load JVM, then the end of both, whatever happened.
 *
 * <p>Thread: the run's.
 */
final class LegRunner {
  /**
   * Arguments of every load JVM: a heap that one leg does not fill, no growth while it measures.
   */
  static final List<String> LOAD_JVM = List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC");

  private static final long LEG_SECONDS = 300;

  private final FanOutPlan plan;
  private final Driver driver;
  private final Manifest manifest;

  LegRunner(FanOutPlan plan, Driver driver, Manifest manifest) {
    this.plan = plan;
    this.driver = driver;
    this.manifest = manifest;
  }

  /** Runs a leg; whatever goes wrong in it makes it invalid, with the reason. */
  LegResult run(int round, String leg, int attempt) throws InterruptedException {
    String system = FanOutPlan.systemOf(leg);
    try {
      Path scratch = Files.createTempDirectory("mles-leg-");
      try (RunningServer server = driver.start(system, new ServerSite(scratch, plan.options()))) {
        return load(round, leg, attempt, server, scratch);
      } finally {
        Scratch.delete(scratch);
      }
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("while it used a file");
    } catch (IOException | UncheckedIOException | Unavailable e) {
      return LegResult.invalid(leg, attempt, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Drivers come from other jars, too: one that fails costs its own legs and nobody else's.
      return LegResult.invalid(leg, attempt, "the driver failed: " + e);
    }
  }

  private LegResult load(int round, String leg, int attempt, RunningServer server, Path scratch)
      throws IOException, InterruptedException {
    String system = FanOutPlan.systemOf(leg);
    Path request = scratch.resolve("request.json");
    Path outcome = scratch.resolve("outcome.json");
    Path log = scratch.resolve("load.log");
    ResultJson.write(
        request,
        new LegRequest(
            system,
            attempt,
            server.endpoint(),
            server.pids(),
            plan.workload(),
            plan.options(),
            plan.out().resolve("raw").toAbsolutePath().toString(),
            rawName(round, leg, attempt)));
    List<String> args = List.of(request.toString(), outcome.toString());
    Process process = ChildJvm.start(LOAD_JVM, LoadMain.class.getName(), args, log);
    try {
      follow(process, server, system);
    } finally {
      process.destroyForcibly().waitFor();
    }
    if (!Files.exists(outcome)) {
      throw new IOException("the load process died: " + firstLine(log));
    }
    LegOutcome answer = ResultJson.read(outcome, LegOutcome.class);
    manifest.verified(system, answer.verified());
    return answer.leg().named(leg).judged(attempt, endedEarly(server), List.of());
  }

  /**
   * Returns a complaint if a process of the server is gone although nobody has ended it: what was
   * measured then is a dying system, or a stranger who answers at its port.
   */
  private static @Nullable String endedEarly(RunningServer server) {
    boolean all =
        server.pids().stream()
            .allMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    return all ? null : "the server's process had ended";
  }

  /** Waits for the load process, and looks at the server while the clients are still connected. */
  private void follow(Process process, RunningServer server, String system)
      throws IOException, InterruptedException {
    CompletableFuture<Boolean> measured =
        CompletableFuture.supplyAsync(() -> saysMeasured(process));
    try {
      if (measured.get(LEG_SECONDS, TimeUnit.SECONDS)) {
        look(server, system);
        process.getOutputStream().write("go on\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
      }
      if (!process.waitFor(LEG_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the load process did not end");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the load process did not finish within " + LEG_SECONDS + " s", e);
    }
  }

  /** Reads back once per system and run: asking a broker may take seconds. */
  private void look(RunningServer server, String system) throws IOException, InterruptedException {
    if (!manifest.knows(system)) {
      manifest.started(system, server.version(), server.settings());
      manifest.verified(system, server.verify());
    }
  }

  private static boolean saysMeasured(Process process) {
    try {
      BufferedReader out = process.inputReader();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(LoadMain.MEASURED)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static String rawName(int round, String leg, int attempt) {
    return String.format("r%02d-%s-%d", round, leg.replace(':', '-'), attempt);
  }

  private static String firstLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
    return lines.isEmpty() ? "it said nothing" : lines.get(0);
  }
}
