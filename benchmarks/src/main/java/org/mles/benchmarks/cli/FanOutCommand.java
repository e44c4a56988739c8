package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.report.TextTable;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.run.FanOutRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares systems; writes the result file and its pages. */
@Command(
    name = "fanout",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares how fast systems deliver one message to many subscribers.")
final class FanOutCommand implements Callable<Integer> {
  private static final int QUICK_ROUNDS = 3;
  private static final int REPORT_ROUNDS = 20;
  static final int INTERRUPTED = 130;
  private static final int NOTHING_VALID = 2;

  @Spec private CommandSpec spec;
  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--systems",
      split = ",",
      defaultValue = "mles,raw,rabbitmq",
      description =
          "what to compare, the subject first: a system, or a family for all of its systems"
              + " (default: ${DEFAULT-VALUE})")
  private List<String> systems = List.of();

  @Option(names = "--rounds", description = "rounds (default: 20, with --quick 3)")
  private @Nullable Integer rounds;

  @Option(names = "--quick", description = "three rounds; too few for a verdict")
  private boolean quick;

  @Option(
      names = "--out",
      defaultValue = "results/latest",
      description = "folder of the result (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  @Option(names = "--amqp-uri", description = "RabbitMQ to use instead of starting one")
  private @Nullable String amqpUri;

  @Option(
      names = "--skip-missing",
      description = "go on without systems that this machine cannot provide, and say so")
  private boolean skipMissing;

  @Option(names = "--dry-run", description = "print the plan and how long it takes, run nothing")
  private boolean dryRun;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  FanOutCommand() {}

  @Override
  public Integer call() throws IOException, UserError {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter console = spec.commandLine().getOut();
    List<String> gaps = new ArrayList<>();
    Drivers drivers = Drivers.found();
    FanOutPlan plan = plan(drivers, gaps, err);
    if (dryRun) {
      console.print(PlanText.of(plan));
      console.flush();
      return 0;
    }
    OutFolder.prepare(out);
    LiveLine live = new LiveLine(err, Terminal.attached(), plan);
    ResultFile result;
    try (Interrupts interrupts = Interrupts.toThisThread()) {
      result = new FanOutRun(plan, drivers, live, gaps).run();
      live.done();
      OutFolder.write(out, result);
      interrupts.written();
    }
    console.print(TextTable.of(result));
    gaps.forEach(gap -> console.println("NOT MEASURED: " + gap));
    console.println("report: " + out.resolve(Pages.HTML));
    console.flush();
    return exitCode(result, plan);
  }

  private FanOutPlan plan(Drivers drivers, List<String> gaps, PrintWriter err) throws UserError {
    try {
      List<String> asked = drivers.resolve(systems);
      List<String> present = present(drivers, asked, gaps, err);
      int count = rounds != null ? rounds : quick ? QUICK_ROUNDS : REPORT_ROUNDS;
      return new FanOutPlan(present, count, workload.workload(), options(), out);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private List<String> present(
      Drivers drivers, List<String> asked, List<String> gaps, PrintWriter err) throws UserError {
    List<String> present = new ArrayList<>();
    for (String system : asked) {
      try {
        drivers.of(system).check(system, options());
        present.add(system);
      } catch (Unavailable e) {
        if (!skipMissing) {
          throw new UserError(system + ": " + e.getMessage());
        }
        gaps.add(system + ": " + e.getMessage());
        err.println("NOT MEASURED: " + system + ": " + e.getMessage());
      }
    }
    return present;
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    if (amqpUri != null) {
      options.put("amqp-uri", amqpUri);
    }
    return options;
  }

  /** A comparison without a single valid leg of some system is none. */
  private static int exitCode(ResultFile result, FanOutPlan plan) {
    if (result.partial()) {
      return INTERRUPTED;
    }
    boolean allMeasured =
        plan.systems().stream()
            .allMatch(
                system ->
                    result.rounds().stream()
                        .flatMap(round -> round.legs().stream())
                        .anyMatch(leg -> leg.system().equals(system) && leg.valid()));
    return allMeasured ? 0 : NOTHING_VALID;
  }
}
