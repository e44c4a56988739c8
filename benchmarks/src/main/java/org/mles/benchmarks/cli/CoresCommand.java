package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mles.benchmarks.cli.console.OneLine;
import org.mles.benchmarks.cores.CoresFile;
import org.mles.benchmarks.cores.JmhScores;
import org.mles.benchmarks.report.CoresReport;
import org.mles.benchmarks.report.JmhReport;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says where further cores stop to pay. */
@Command(
    name = "cores",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Computes, from measured costs of our server, how long a message takes until the last send"
            + " by the number of loops, and where further ones stop to pay.")
final class CoresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--sends",
      paramLabel = "DIR",
      defaultValue = "results/sends",
      description =
          "sweep of 'fanout --profile sends --systems mles,mles-2-loops' over two or more numbers of"
              + " subscribers (default: ${DEFAULT-VALUE})")
  private Path sends = Path.of("");

  @Option(
      names = "--jmh",
      paramLabel = "DIR",
      defaultValue = "results/jmh",
      description =
          "folder with a JSON result of JMH that has HandOverBenchmark and WakeUpBenchmark (default:"
              + " ${DEFAULT-VALUE})")
  private Path jmh = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/cores",
      description = "folder of constants and page (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("");

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  CoresCommand() {}

  @Override
  public Integer call() throws UserError {
    try {
      Path measured = in(sends, SweepFile.FILE_NAME);
      SweepFile sweep = ResultJson.readSweep(measured);
      LoggedFigures.confirm(measured.resolveSibling(""), sweep.points());
      CoresFile file = CoresFile.of(sweep, JmhScores.read(in(jmh, JmhReport.FILE_NAME)));
      CoresReport report = new CoresReport(file);
      write(file, report);
      PrintWriter console = spec.commandLine().getOut();
      console.print(report.markdown());
      console.flush();
      return 0;
    } catch (NoSuchFileException e) {
      throw new UserError("no result file " + e.getFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(OneLine.of(e));
    }
  }

  private void write(CoresFile file, CoresReport report) throws IOException, UserError {
    try (OutFolder folder = OutFolder.open(out)) {
      ResultJson.write(folder.path().resolve(CoresFile.FILE_NAME), file);
      Pages.write(report, folder.path());
    }
  }

  /** Returns the file in a folder, or what was named if it is a file itself. */
  private static Path in(Path named, String file) {
    return Files.isDirectory(named) ? named.resolve(file) : named;
  }
}
