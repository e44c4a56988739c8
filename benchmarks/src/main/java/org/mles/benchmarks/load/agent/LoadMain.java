package org.mles.benchmarks.load.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.load.LegOutcome;
import org.mles.benchmarks.load.LegRequest;
import org.mles.benchmarks.load.LegSteps;
import org.mles.benchmarks.load.LoadProcess;
import org.mles.benchmarks.load.Phase;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultJson;

/**
 * Entry of the load JVM: reads a request and runs the leg. Says each phase that it enters; in
 * {@link Phase#LOOK} the outcome is written and everybody stays connected until a line comes back.
 * Ends at once if its standard input does.
 */
public final class LoadMain implements LegSteps {
  /** Begins each line that is meant for the orchestrator. */
  static final String MARK = "mles-load: ";

  private static final int ORPHANED = 3;

  private final PrintStream said;
  private final Path answer;
  private final CountDownLatch goOn = new CountDownLatch(1);

  private LoadMain(PrintStream said, Path answer) {
    this.said = said;
    this.answer = answer;
  }

  /** Runs a leg: request file, outcome file. */
  public static void main(String[] args) throws IOException, InterruptedException {
    LoadMain main = new LoadMain(System.out, Path.of(args[1]));
    System.setOut(System.err); // whatever a client library prints is not for the orchestrator
    Thread lifeline = new Thread(main::holdOn, "lifeline");
    lifeline.setDaemon(true);
    lifeline.start();
    Thread.currentThread().setUncaughtExceptionHandler((thread, bug) -> dies(bug));
    main.run(ResultJson.read(Path.of(args[0]), LegRequest.class));
    System.exit(0);
  }

  /** Ends the process after a bug: the threads of a client library would keep it alive. */
  private static void dies(Throwable bug) {
    bug.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private void run(LegRequest request) throws IOException, InterruptedException {
    try {
      new LoadProcess(request, this).run(Drivers.found().of(request.system()));
    } catch (IOException | RuntimeException e) {
      // A client library may throw anything: that costs this leg, and says so in one line.
      String why = "load: " + (e instanceof IOException ? e.getMessage() : e);
      measured(
          new LegOutcome(LegResult.invalid(request.system(), request.attempt(), why), Map.of()));
    }
  }

  @Override
  public void enters(Phase phase) throws InterruptedException {
    said.println(MARK + phase.key());
    if (phase == Phase.LOOK) {
      goOn.await();
    }
  }

  @Override
  public void measured(LegOutcome outcome) throws IOException {
    ResultJson.write(answer, outcome);
  }

  /**
   * Ends this process and all that it started when the stream ends, since then the orchestrator is
   * gone.
   */
  private void holdOn() {
    try {
      for (int c = System.in.read(); c >= 0; c = System.in.read()) {
        goOn.countDown();
      }
    } catch (IOException e) {
      System.err.println("standard input: " + e.getMessage());
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(ORPHANED);
  }
}
