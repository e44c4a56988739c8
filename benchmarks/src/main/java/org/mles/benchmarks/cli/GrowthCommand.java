package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.Interrupts;
import org.mles.benchmarks.growth.GrowthStep;
import org.mles.benchmarks.report.GrowthReport;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.GrowthFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how cost and memory of the server grow. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures the server with more and more subscribers of one channel, and with more and more"
            + " channels: time to last, cost of a delivery, memory of a member.")
final class GrowthCommand implements Callable<Integer> {
  private static final int NOTHING_VALID = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      split = ",",
      defaultValue = "100,1000,3000,10000",
      description = "subscribers of one channel, in each point (default: ${DEFAULT-VALUE})")
  private List<Integer> subscribers = List.of();

  @Option(
      names = "--channels",
      paramLabel = "N",
      split = ",",
      defaultValue = "10,100,1000,4000",
      description = "channels, in each point (default: ${DEFAULT-VALUE})")
  private List<Integer> channels = List.of();

  @Option(
      names = "--each",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "subscribers of each of those channels, beside its publisher (default: ${DEFAULT-VALUE})")
  private int each;

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "measured messages per leg, as many before them (default: by point)")
  private @Nullable Integer messages;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "rounds of each point, of two legs each (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/growth",
      description = "folder of the result (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  @Option(
      names = "--hang-after",
      paramLabel = "SECONDS",
      description =
          "how long a phase of a leg may take beyond its planned time; then its processes are ended"
              + " (default: by phase, 15 to 180)")
  private @Nullable Integer hangAfter;

  @Option(names = "--dry-run", description = "print the plan and how long it takes, run nothing")
  private boolean dryRun;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  GrowthCommand() {}

  @Override
  public Integer call() throws IOException, UserError {
    PrintWriter console = spec.commandLine().getOut();
    GrowthSweep sweep = sweep();
    sweep.check();
    if (dryRun) {
      console.print(sweep.plan());
      console.flush();
      return 0;
    }
    GrowthFile growth;
    try (Interrupts interrupts = Interrupts.toThisThread()) {
      growth = sweep.run(spec.commandLine().getErr());
      interrupts.written();
    } catch (InterruptedException e) {
      spec.commandLine().getErr().println("interrupted before anything was measured");
      return FanOutCommand.INTERRUPTED;
    }
    console.print(new GrowthReport(growth).markdown());
    List<String> failures = sweep.failures(growth);
    failures.forEach(failure -> console.println("NOT MEASURED: " + failure));
    console.println("report: " + out.resolve(Pages.HTML));
    console.flush();
    if (GrowthSweep.isPartial(growth)) {
      return FanOutCommand.INTERRUPTED;
    }
    return failures.isEmpty() ? 0 : NOTHING_VALID;
  }

  private GrowthSweep sweep() throws UserError {
    try {
      Duration patience = hangAfter == null ? null : Duration.ofSeconds(hangAfter);
      List<GrowthStep> steps = GrowthStep.of(subscribers, channels, each, messages);
      steps.get(0).plan(rounds, "", patience); // refuses what no plan may be
      return new GrowthSweep(steps, rounds, patience, out);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }
}
