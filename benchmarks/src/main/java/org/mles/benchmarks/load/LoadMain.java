package org.mles.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultJson;

/**
 * Entry of the load JVM: reads a request, runs the leg, says {@value #MEASURED}, waits for a line,
 * disconnects and writes the outcome.
 */
public final class LoadMain {
  /** Printed while all clients are still connected. */
  public static final String MEASURED = "measured";

  private LoadMain() {}

  /** Runs a leg: request file, outcome file. */
  public static void main(String[] args) throws IOException, InterruptedException {
    LegRequest request = ResultJson.read(Path.of(args[0]), LegRequest.class);
    ResultJson.write(Path.of(args[1]), outcome(request));
    System.exit(0);
  }

  private static LegOutcome outcome(LegRequest request) throws InterruptedException {
    try {
      return new LoadProcess(request)
          .run(Drivers.found().of(request.system()), LoadMain::sayMeasured);
    } catch (IOException e) {
      String why = "load: " + e.getMessage();
      return new LegOutcome(LegResult.invalid(request.system(), request.attempt(), why), Map.of());
    }
  }

  private static void sayMeasured() {
    System.out.println(MEASURED);
    try {
      if (System.in.read() < 0) {
        System.err.println("the orchestrator is gone");
      }
    } catch (IOException e) {
      System.err.println("the orchestrator is gone: " + e.getMessage());
    }
  }
}
