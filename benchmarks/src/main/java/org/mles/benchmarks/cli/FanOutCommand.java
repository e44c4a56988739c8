package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.Interrupts;
import org.mles.benchmarks.crew.Crew;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.mles.ExternalMlesDriver;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.run.FanOutPlan;
import org.mles.benchmarks.workload.Workload;
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
  private static final int MOST_RECEIVERS = 64;

  @Spec private CommandSpec spec;
  @Mixin private WorkloadOptions workload;
  @Mixin private AgentsOptions agents;

  @Option(
      names = "--systems",
      split = ",",
      defaultValue = "mles,raw,rabbitmq-mqtt-wire,rabbitmq-default",
      description =
          "systems to compare, the subject first; the name of a family means all of its systems"
              + " (default: ${DEFAULT-VALUE})")
  private List<String> systems = List.of();

  @Option(names = "--rounds", description = "rounds (default: 20, with --quick 3)")
  private @Nullable Integer rounds;

  @Option(names = "--quick", description = "three rounds, which are too few for a verdict")
  private boolean quick;

  @Option(
      names = "--out",
      defaultValue = "results/latest",
      description = "folder of the result (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  @Option(names = "--amqp-uri", description = "RabbitMQ to use instead of starting one")
  private @Nullable String amqpUri;

  @Option(
      names = "--address",
      paramLabel = "FAMILY=HOST:PORT",
      description =
          "nats, redis or mosquitto server, or listener of rabbitmq-mqtt or rabbitmq-stream (with"
              + " --amqp-uri), to use instead of starting one")
  private Map<String, String> addresses = Map.of();

  @Option(
      names = "--mles",
      paramLabel = "HOST:PORT",
      description = "address of the server that mles-external measures")
  private @Nullable String mles;

  @Option(names = "--mles-key", paramLabel = "KEY", description = "shared key of that server")
  private @Nullable String mlesKey;

  @Option(
      names = "--receivers",
      paramLabel = "N",
      description =
          "selector threads that read mles, raw and whatever ends with -wire (default: 1)")
  private @Nullable Integer receivers;

  @Option(
      names = "--hang-after",
      paramLabel = "SECONDS",
      description =
          "how long a phase of a leg may take beyond its planned time; then its processes are ended"
              + " (default: by phase, 15 to 180)")
  private @Nullable Integer hangAfter;

  @Option(
      names = "--skip-missing",
      description = "leave out systems that this machine cannot provide, and list them")
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
    Measurement measurement = measurement();
    measurement.gaps().forEach(gap -> err.println("NOT MEASURED: " + gap));
    if (dryRun) {
      console.print(measurement.plan());
      console.flush();
      return 0;
    }
    List<ResultFile> results;
    try (Interrupts interrupts = Interrupts.toThisThread()) {
      results = run(measurement, err);
      interrupts.written();
    } catch (InterruptedException e) {
      err.println("interrupted before all agents had come");
      return INTERRUPTED;
    }
    console.print(measurement.table(results));
    measurement.gaps().forEach(gap -> console.println("NOT MEASURED: " + gap));
    measurement.cutShort(results).forEach(console::println);
    console.println("report: " + out.resolve(Pages.HTML));
    console.flush();
    if (results.stream().anyMatch(ResultFile::partial)) {
      return INTERRUPTED;
    }
    return measurement.neverValid(results).isEmpty() ? 0 : NOTHING_VALID;
  }

  private List<ResultFile> run(Measurement measurement, PrintWriter err)
      throws IOException, UserError, InterruptedException {
    if (!agents.areAsked()) {
      return measurement.run(err);
    }
    try (Crew crew = agents.gathered(err, this::patience)) {
      return measurement.by(crew, agents.count()).run(err);
    }
  }

  private Patience patience(Workload load) {
    Patience usual = Patience.usual(load);
    return hangAfter == null ? usual : usual.withAll(Duration.ofSeconds(hangAfter));
  }

  private Measurement measurement() throws UserError {
    try {
      Drivers drivers = Drivers.found();
      List<Workload> workloads = workload.workloads();
      int count = rounds != null ? rounds : quick ? QUICK_ROUNDS : REPORT_ROUNDS;
      Duration patience = hangAfter == null ? null : Duration.ofSeconds(hangAfter);
      FanOutPlan common =
          new FanOutPlan(
              drivers.resolve(systems), count, workloads.get(0), options(), "", patience);
      agents.check(common.systems(), workloads);
      return new Measurement(drivers, common, workloads, skipMissing, out);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    addresses.forEach((family, address) -> options.put("address-" + family, address));
    if (mles != null) {
      options.put(ExternalMlesDriver.ADDRESS, mles);
    }
    if (mlesKey != null) {
      options.put(ExternalMlesDriver.KEY, mlesKey);
    }
    if (amqpUri != null) {
      options.put("amqp-uri", amqpUri);
    }
    agents.serveOn().ifPresent(address -> options.put(ServerSite.BIND, address));
    if (receivers != null) {
      if (receivers < 1 || receivers > MOST_RECEIVERS) {
        throw new IllegalArgumentException(receivers + " receivers; 1 to " + MOST_RECEIVERS);
      }
      options.put(WireClient.RECEIVERS, receivers.toString());
    }
    return options;
  }
}
