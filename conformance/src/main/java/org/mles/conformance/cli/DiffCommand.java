package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mles.conformance.cli.file.TextFile;
import org.mles.conformance.run.Difference;
import org.mles.conformance.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changed between two saved runs; exit 1 if something broke. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Compare two JSON results; exit 1 if a case fails that did not before.")
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD")
  Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW")
  Path after = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Difference difference = Difference.between(TextFile.run(before), TextFile.run(after));
    PrintWriter out = spec.commandLine().getOut();
    difference.broken().forEach(line -> out.println("broken  " + line));
    difference.fixed().forEach(line -> out.println("fixed   " + line));
    difference.other().forEach(line -> out.println("changed " + line));
    out.println(
        "%d broken, %d fixed, %d changed otherwise"
            .formatted(
                difference.broken().size(), difference.fixed().size(), difference.other().size()));
    return (difference.broken().isEmpty() ? ExitCode.CONFORMS : ExitCode.FAILURE).number();
  }
}
