package org.mles.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.OneLine;
import org.mles.benchmarks.report.KeptResults;
import org.mles.benchmarks.result.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the figures of kept results into the pages that quote them. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes the index page of kept results and the headline of a README.")
final class IndexCommand implements Callable<Integer> {
  private static final int DIFFERS = 1;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      defaultValue = "results",
      description = "folder of the kept results (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("");

  @Option(
      names = "--readme",
      paramLabel = "FILE",
      description = "page to write the headline into, between two comments that it must have")
  private @Nullable Path readme;

  @Option(
      names = "--check",
      description = "write nothing; exit code 1 if the index or the headline is out of date")
  private boolean check;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  IndexCommand() {}

  @Override
  public Integer call() throws UserError {
    try {
      boolean same = !check || KeptResults.indexIsFresh(folder);
      if (!check) {
        KeptResults.writeIndex(folder);
      }
      if (!same) {
        spec.commandLine().getOut().println("the index of " + folder + " is out of date");
        spec.commandLine().getOut().flush();
      }
      int headline = readme == null ? 0 : headline(readme);
      return same ? headline : DIFFERS;
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(OneLine.of(e));
    }
  }

  private int headline(Path page) throws IOException {
    String link = folder.toString().replace('\\', '/');
    String before = ResultJson.readText(page);
    String after = KeptResults.HEADLINE.replaced(before, KeptResults.headline(folder, link));
    if (check) {
      boolean same = after.equals(before);
      spec.commandLine()
          .getOut()
          .println(same ? "up to date" : "the headline of " + page + " is out of date");
      spec.commandLine().getOut().flush();
      return same ? 0 : DIFFERS;
    }
    ResultJson.writeText(page, after);
    return 0;
  }
}
