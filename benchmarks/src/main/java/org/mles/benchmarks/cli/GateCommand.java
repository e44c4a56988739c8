package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.Interrupts;
import org.mles.benchmarks.cli.console.LiveLine;
import org.mles.benchmarks.cli.console.Terminal;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.mles.MlesDriver;
import org.mles.benchmarks.report.GateParagraph;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Gate;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.run.FanOutRun;
import org.mles.benchmarks.run.GateJudge;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a server has become slower than another build of it. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares two builds of the server by ratios alone; a regression is exit code 1.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no regression",
      "1:regression",
      "2:wrong options, or too few valid legs",
      "3:inconclusive after " + GateJudge.LAST_LOOK + " rounds",
      "130:interrupted"
    })
final class GateCommand implements Callable<Integer> {
  /** Messages enough for 0.4 s of server CPU: the system counts it in steps of 10 ms. */
  private static final int MEASURED = 600;

  private static final int WARMUP = 400;
  private static final int SUBSCRIBERS = 100;
  private static final int MANY = 1000;
  private static final int PAYLOAD = 20;
  private static final long GAP_NANOS = 500_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--base",
      required = true,
      paramLabel = "JAR",
      description = "runnable jar of the server to compare with")
  private Path base = Path.of("");

  @Option(
      names = "--head",
      paramLabel = "JAR",
      description = "runnable jar of the server to judge (default: the one in this jar)")
  private @Nullable Path head;

  @Option(
      names = "--profile",
      defaultValue = "burst",
      description =
          "burst, to "
              + SUBSCRIBERS
              + " subscribers, or sends, to "
              + MANY
              + " that do not read meanwhile (default: ${DEFAULT-VALUE})")
  private String profile = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/latest/gate",
      description = "folder of the result (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  @Option(names = "--dry-run", description = "print the plan and how long it takes, run nothing")
  private boolean dryRun;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  GateCommand() {}

  @Override
  public Integer call() throws IOException, UserError {
    FanOutPlan plan = plan(GateJudge.LAST_LOOK);
    PrintWriter console = spec.commandLine().getOut();
    Drivers drivers = Drivers.found();
    for (String system : plan.systems()) {
      String missing = Presence.missing(drivers, system, plan.options());
      if (missing != null) {
        throw new UserError(system + ": " + missing);
      }
    }
    if (dryRun) {
      console.print(new PlanText(drivers).of(plan(GateJudge.FIRST_LOOK)));
      console.println(
          "extended up to " + GateJudge.LAST_LOOK + " rounds while there is no verdict");
      console.flush();
      return 0;
    }
    ResultFile result;
    try (OutFolder folder = OutFolder.open(out);
        Interrupts interrupts = Interrupts.toThisThread()) {
      LiveLine live = new LiveLine(spec.commandLine().getErr(), Terminal.attached(), plan);
      ResultFile measured =
          new FanOutRun(plan, drivers, live, folder.log(), List.of())
              .until(GateJudge::enough)
              .run();
      live.done();
      result = measured.withGate(GateJudge.judge(measured));
      folder.write(result);
      ResultJson.writeText(out.resolve(GateParagraph.FILE_NAME), GateParagraph.of(result));
      interrupts.written();
    }
    Gate gate = Objects.requireNonNull(result.gate());
    console.println(gate.verdict() + ": " + gate.reason());
    console.flush();
    return result.partial() ? FanOutCommand.INTERRUPTED : exitCode(gate);
  }

  private Workload workload() throws UserError {
    if (profile.equals(Profile.BURST.key())) {
      return workload(Profile.BURST, SUBSCRIBERS, 1);
    }
    if (profile.equals(Profile.SENDS.key())) {
      return workload(Profile.SENDS, MANY, MANY / SUBSCRIBERS / 2);
    }
    throw new UserError("a gate has the profiles burst and sends, not '" + profile + "'");
  }

  /** Makes a workload with so many times fewer messages. */
  private static Workload workload(Profile profile, int subscribers, int fewer) {
    return new Workload(
        profile, subscribers, PAYLOAD, GAP_NANOS, 0.25, 1, WARMUP / fewer, MEASURED / fewer, 1, 0);
  }

  private FanOutPlan plan(int rounds) throws UserError {
    Map<String, String> options = new HashMap<>();
    options.put(MlesDriver.BASE_JAR, base.toString());
    if (head != null) {
      options.put(MlesDriver.JAR, head.toString());
    }
    List<String> systems = List.of(MlesDriver.BASE, MlesDriver.WIRE);
    return new FanOutPlan(systems, rounds, workload(), options);
  }

  private static int exitCode(Gate gate) {
    return switch (gate.verdict()) {
      case GateJudge.PASS -> 0;
      case GateJudge.FAIL -> 1;
      case GateJudge.INCONCLUSIVE -> 3;
      default -> 2;
    };
  }
}
