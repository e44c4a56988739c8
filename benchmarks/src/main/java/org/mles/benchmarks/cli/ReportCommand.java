package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mles.benchmarks.report.Pages;
import org.mles.benchmarks.report.TextTable;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
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

  @Parameters(paramLabel = "DIR", description = "folder with " + ResultJson.FILE_NAME)
  private Path folder = Path.of("");

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() throws UserError {
    Path file = Files.isDirectory(folder) ? folder.resolve(ResultJson.FILE_NAME) : folder;
    try {
      ResultFile result = ResultJson.read(file);
      Path parent = file.toAbsolutePath().getParent();
      Pages.write(result, parent == null ? folder : parent);
      spec.commandLine().getOut().print(TextTable.of(result));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (NoSuchFileException e) {
      throw new UserError("no result file " + file);
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }
}
