package org.mles.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mles.conformance.cli.file.TextFile;
import org.mles.conformance.report.Matrix;
import org.mles.conformance.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts saved runs of several subjects beside each other. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description = "Write a Markdown page that compares JSON results of several subjects.")
final class MatrixCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "FILE.md", required = true)
  Path out = Path.of("");

  @Parameters(paramLabel = "RESULT.json", arity = "1..*")
  List<Path> results = List.of();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    TextFile.write(out, Matrix.render(results.stream().map(TextFile::run).toList()));
    spec.commandLine().getOut().println("wrote " + out);
    return ExitCode.CONFORMS.number();
  }
}
