package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.Interrupts;
import org.mles.benchmarks.cli.console.OneLine;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.report.GrowthReport;
import org.mles.benchmarks.report.KeptResults;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.run.FanOutPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures everything that the project keeps. */
@Command(
    name = "full",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures every part of the kept results, one after the other.")
final class FullCommand implements Callable<Integer> {
  private static final int PART_FAILED = 2;
  private static final int SECONDS = 60;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "folder with one folder per part (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "parts to measure (default: all): ${COMPLETION-CANDIDATES}")
  private List<FullPart> only = List.of(FullPart.values());

  @Option(names = "--amqp-uri", paramLabel = "URI", description = "RabbitMQ to use")
  private @Nullable String amqpUri;

  @Option(
      names = "--smoke",
      description = "one round of everything: shows that it works, not how fast it is")
  private boolean smoke;

  @Option(
      names = "--resume",
      description =
          "leave whole parts of the same commit, machine and systems as they are, and go on with"
              + " those that were cut off")
  private boolean resume;

  @Option(names = "--dry-run", description = "print the plan and how long it takes, run nothing")
  private boolean dryRun;

  private final List<String> failures = new ArrayList<>();
  private final Drivers drivers = Drivers.found();

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  FullCommand() {}

  @Override
  public Integer call() throws IOException, UserError {
    PrintWriter console = spec.commandLine().getOut();
    printPlan(console);
    if (dryRun) {
      return 0;
    }
    boolean interrupted = false;
    OutFolder folder = OutFolder.open(out);
    try (Interrupts interrupts = Interrupts.toThisThread()) {
      for (int i = 0; i < only.size() && !interrupted; i++) {
        interrupted = measure(only.get(i), console);
      }
      KeptResults.writeIndex(out);
      interrupts.written();
    } finally {
      folder.close();
      failures.forEach(failure -> console.println("NOT MEASURED: " + failure));
      console.flush();
    }
    return interrupted ? FanOutCommand.INTERRUPTED : failures.isEmpty() ? 0 : PART_FAILED;
  }

  private void printPlan(PrintWriter console) throws UserError {
    double total = 0;
    Set<String> gaps = new LinkedHashSet<>();
    for (FullPart part : only) {
      double seconds = FullPart.JMH_SECONDS;
      if (part == FullPart.GROWTH) {
        seconds = growth().seconds();
      } else if (part != FullPart.JMH) {
        Measurement measurement = measurement(part);
        seconds = measurement.seconds();
        gaps.addAll(measurement.gaps());
      }
      total += seconds;
      console.printf(
          Locale.ROOT, "%-12s %5.1f minutes  %s%n", part.key(), seconds / SECONDS, part.words());
    }
    console.printf(
        Locale.ROOT, "%-12s %5.1f minutes, if no leg is repeated%n", "all", total / SECONDS);
    gaps.forEach(gap -> console.println("NOT MEASURED: " + gap));
    console.flush();
  }

  /**
   * Measures a part. If it fails, the failure is kept for the end, and the next part is measured.
   */
  private boolean measure(FullPart part, PrintWriter console) {
    console.println("== " + part.key() + ": " + part.words());
    console.flush();
    try {
      if (part == FullPart.JMH) {
        JmhRun.into(out.resolve(part.key()), smoke);
        return false;
      }
      if (part == FullPart.GROWTH) {
        return grow(growth(), console);
      }
      Measurement measurement = measurement(part);
      if (resume && measurement.resuming().isDone()) {
        console.println("is whole already");
        return false;
      }
      List<ResultFile> results = measurement.run(spec.commandLine().getErr());
      console.println(measurement.table(results));
      measurement
          .neverValid(results)
          .forEach(system -> failures.add(part.key() + ": no valid leg of " + system));
      measurement.cutShort(results).forEach(cut -> failures.add(part.key() + ": " + cut));
      return results.stream().anyMatch(ResultFile::partial);
    } catch (InterruptedException e) {
      return true;
    } catch (IOException | UserError | RuntimeException e) {
      failures.add(part.key() + ": " + words(e));
      return false;
    }
  }

  private GrowthSweep growth() {
    FullPart part = FullPart.GROWTH;
    int rounds = smoke ? 1 : part.rounds();
    return new GrowthSweep(FullPart.growth(smoke), rounds, null, out.resolve(part.key()));
  }

  private boolean grow(GrowthSweep sweep, PrintWriter console)
      throws IOException, UserError, InterruptedException {
    if (resume && sweep.isDone()) {
      console.println("is whole already");
      return false;
    }
    GrowthFile growth = sweep.run(spec.commandLine().getErr());
    console.println(new GrowthReport(growth).markdown());
    sweep.failures(growth).forEach(gap -> failures.add(FullPart.GROWTH.key() + ": " + gap));
    return GrowthSweep.isPartial(growth);
  }

  private static String words(Exception failure) {
    return failure instanceof RuntimeException ? failure.toString() : OneLine.of(failure);
  }

  private Measurement measurement(FullPart part) throws UserError {
    Map<String, String> options = new HashMap<>();
    if (amqpUri != null) {
      options.put("amqp-uri", amqpUri);
    }
    int rounds = smoke ? 1 : part.rounds();
    Path folder = out.resolve(part.key());
    FanOutPlan common =
        new FanOutPlan(drivers.resolve(part.systems()), rounds, part.workloads().get(0), options);
    return new Measurement(drivers, common, part.workloads(), true, folder);
  }
}
