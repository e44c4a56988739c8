package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mles.benchmarks.cli.console.OneLine;
import org.mles.benchmarks.cores.CoresFile;
import org.mles.benchmarks.report.CoresReport;
import org.mles.benchmarks.report.GrowthReport;
import org.mles.benchmarks.report.JmhReport;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.report.TextTable;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the pages of a result again, from its JSON alone. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Makes HTML, Markdown and JUnit XML from a result file.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description =
          "folder with the result of a run, of a sweep, of cores, of growth or of JMH, or the file"
              + " itself")
  private Path folder = Path.of("");

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() throws UserError {
    Path file = file();
    Path parent = file.toAbsolutePath().getParent();
    PrintWriter console = spec.commandLine().getOut();
    try {
      boolean measured = write(file, parent == null ? folder : parent, console);
      console.flush();
      if (!measured) {
        throw new UserError(file + ": no valid leg in it");
      }
      return 0;
    } catch (NoSuchFileException e) {
      throw new UserError("no result file " + e.getFile());
    } catch (IOException e) {
      throw new UserError(OneLine.of(e));
    }
  }

  private Path file() {
    return Stream.of(
            ResultJson.FILE_NAME,
            SweepFile.FILE_NAME,
            CoresFile.FILE_NAME,
            GrowthFile.FILE_NAME,
            JmhReport.FILE_NAME)
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElse(Files.isDirectory(folder) ? folder.resolve(ResultJson.FILE_NAME) : folder);
  }

  /** Writes the pages of {@code file} and its table; returns whether anything was measured. */
  private static boolean write(Path file, Path parent, PrintWriter console) throws IOException {
    if (String.valueOf(file.getFileName()).equals(JmhReport.FILE_NAME)) {
      JmhReport jmh = JmhReport.read(file);
      Pages.write(jmh, parent);
      console.print(jmh.markdown());
      return true;
    }
    String schema = ResultJson.schemaOf(file);
    if (schema != null && schema.startsWith(CoresFile.KIND)) {
      CoresReport cores = new CoresReport(CoresFile.read(file));
      Pages.write(cores, parent);
      console.print(cores.markdown());
      return true;
    }
    if (schema != null && schema.startsWith(SweepFile.KIND)) {
      SweepFile sweep = ResultJson.readSweep(file);
      LoggedFigures.confirm(parent, sweep.points());
      Pages.write(sweep, parent);
      console.print(TextTable.of(sweep));
      return sweep.points().stream().anyMatch(ResultFile::hasValidLeg);
    }
    if (schema != null && schema.startsWith(GrowthFile.KIND)) {
      GrowthFile growth = GrowthFile.read(file);
      GrowthReport report = new GrowthReport(growth);
      LoggedFigures.confirm(parent, growth.results());
      Pages.write(report, parent);
      console.print(report.markdown());
      return growth.hasValidLeg();
    }
    ResultFile result = ResultJson.read(file);
    LoggedFigures.confirm(parent, List.of(result));
    Pages.write(result, parent);
    console.print(TextTable.of(result));
    return result.hasValidLeg();
  }
}
