package org.mles.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.OutputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.report.Matrix;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.text.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts saved runs of several subjects beside each other. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description =
        "Write a Markdown page that compares JSON results of several subjects of one kind; exit 4"
            + " if some cases did not run.")
final class MatrixCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "FILE.md", required = true)
  Path out = Path.of("");

  @Parameters(paramLabel = "RESULT.json", arity = "1..*")
  List<Path> results = List.of();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    FileSet files = new FileSet();
    List<RunResult> runs = results.stream().map(files::reads).map(InputFile::run).toList();
    OutputFile page = files.writes(out);
    page.write(UsageException.unlessRefused(() -> Matrix.render(runs)));
    spec.commandLine().getOut().println("wrote " + out);
    boolean complete = true;
    for (int i = 0; i < runs.size(); i++) {
      String unrun = runs.get(i).unrun();
      if (!unrun.isEmpty()) {
        spec.commandLine().getErr().println(results.get(i) + ": " + Printable.line(unrun));
        complete = false;
      }
    }
    return (complete ? ExitCode.CONFORMS : ExitCode.INCOMPLETE).number();
  }
}
