package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.Interrupts;
import org.mles.benchmarks.cli.console.LiveLine;
import org.mles.benchmarks.cli.console.Terminal;
import org.mles.benchmarks.growth.Constants;
import org.mles.benchmarks.growth.Demand;
import org.mles.benchmarks.growth.MillionPage;
import org.mles.benchmarks.growth.TreeRun;
import org.mles.benchmarks.load.OpenFiles;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes what a million subscribers would need, and checks the computation by a small run. */
@Command(
    name = "million",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Computes from a growth sweep what a million subscribers would need, and checks that by a"
            + " root with a few peers on this machine.")
final class MillionCommand implements Callable<Integer> {
  /** File name of the page in its folder. */
  static final String PAGE = "million.md";

  private static final int NOTHING_VALID = 2;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double GIB = 1 << 30;
  private static final double PERCENT = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      defaultValue = "results/growth",
      description = "folder of the growth sweep (default: ${DEFAULT-VALUE})")
  private Path from = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/million",
      description = "folder of the page and of the run that checks it (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "subscribers of one channel (default: ${DEFAULT-VALUE})")
  private long subscribers;

  @Option(
      names = "--rates",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,10,100",
      description = "messages a second, a column each (default: ${DEFAULT-VALUE})")
  private List<Double> rates = List.of();

  @Option(
      names = "--within",
      paramLabel = "MS",
      defaultValue = "1000",
      description = "how soon the last has a message (default: ${DEFAULT-VALUE})")
  private double within;

  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "8",
      description = "cores of a machine (default: ${DEFAULT-VALUE})")
  private int cores;

  @Option(
      names = "--memory",
      paramLabel = "GIB",
      defaultValue = "32",
      description = "memory of a machine (default: ${DEFAULT-VALUE})")
  private double memory;

  @Option(
      names = "--open-files",
      paramLabel = "N",
      defaultValue = "524288",
      description = "open files of a process (default: ${DEFAULT-VALUE})")
  private long openFiles;

  @Option(
      names = "--busy",
      paramLabel = "PERCENT",
      defaultValue = "70",
      description = "how busy a server may be (default: ${DEFAULT-VALUE})")
  private double busy;

  @Option(
      names = "--check-peers",
      paramLabel = "N",
      defaultValue = "4",
      description = "peers of the run that checks (default: ${DEFAULT-VALUE})")
  private int peers;

  @Option(
      names = "--check-each",
      paramLabel = "N",
      defaultValue = "250",
      description = "subscribers of each of them (default: ${DEFAULT-VALUE})")
  private int each;

  @Option(
      names = "--check-messages",
      paramLabel = "N",
      defaultValue = "200",
      description = "messages of it, as many before them (default: ${DEFAULT-VALUE})")
  private int messages;

  @Option(
      names = "--check-rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "rounds of it, of two legs each (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--hang-after", paramLabel = "SECONDS", description = "as of fanout")
  private @Nullable Integer hangAfter;

  @Option(
      names = "--again",
      description = "run nothing; make the page from what the folder has, checked or not")
  private boolean again;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  MillionCommand() {}

  @Override
  public Integer call() throws IOException, UserError {
    try {
      return answer();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private int answer() throws IOException, UserError {
    Path file = from.resolve(GrowthFile.FILE_NAME);
    if (!Files.exists(file)) {
      throw new UserError(
          "no growth sweep in " + from + ": make one by 'growth --out " + from + "'");
    }
    GrowthFile growth = GrowthFile.read(file);
    LoggedFigures.confirm(from, growth.results());
    Constants constants = Constants.of(growth);
    List<Demand> demands = rates.stream().map(demand()::at).toList();
    ResultFile run = again ? kept() : measured();
    MillionPage page =
        new MillionPage(growth, constants, demands, run != null && run.hasValidLeg() ? run : null);
    ResultJson.writeText(out.resolve(PAGE), page.markdown());
    PrintWriter console = spec.commandLine().getOut();
    console.print(page.markdown());
    console.println("page: " + out.resolve(PAGE));
    console.flush();
    if (run != null && run.partial()) {
      return FanOutCommand.INTERRUPTED;
    }
    return run == null || run.hasValidLeg() ? 0 : NOTHING_VALID;
  }

  private Demand demand() {
    return new Demand(
        subscribers, 1, within * NANOS_PER_MILLI, cores, memory * GIB, openFiles, busy / PERCENT);
  }

  private @Nullable ResultFile kept() throws IOException {
    Path file = out.resolve(ResultJson.FILE_NAME);
    if (!Files.exists(file)) {
      Files.createDirectories(out);
      return null;
    }
    ResultFile run = ResultJson.read(file);
    LoggedFigures.confirm(out, List.of(run));
    return run;
  }

  private ResultFile measured() throws IOException, UserError {
    Duration patience = hangAfter == null ? null : Duration.ofSeconds(hangAfter);
    TreeRun tree = new TreeRun(peers, Math.multiplyExact(peers, each), messages, rounds, patience);
    LiveLine live = new LiveLine(spec.commandLine().getErr(), Terminal.attached(), tree.plan());
    requireFiles(tree);
    try (OutFolder folder = OutFolder.open(out);
        Interrupts interrupts = Interrupts.toThisThread()) {
      ResultFile run = tree.run(live, folder.log());
      live.done();
      folder.write(run);
      interrupts.written();
      return run;
    }
  }

  private static void requireFiles(TreeRun tree) throws UserError {
    long needed = OpenFiles.neededFor(tree.subscribers() + 1L);
    if (needed > OpenFiles.limit()) {
      throw new UserError(
          tree.subscribers()
              + " subscribers need "
              + needed
              + " open files in the load, a process may have "
              + OpenFiles.limit()
              + ": raise that by 'ulimit -n "
              + needed
              + "'");
    }
  }
}
