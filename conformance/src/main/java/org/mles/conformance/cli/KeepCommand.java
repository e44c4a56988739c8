package org.mles.conformance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.OutputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.report.standing.Source;
import org.mles.conformance.report.standing.Standings;
import org.mles.conformance.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts results into the table of all subjects. Thread: main. */
@Command(
    name = "keep",
    mixinStandardHelpOptions = true,
    description =
        "Put JSON results of subjects of any kinds and protocols into one table: a row for each,"
            + " in place of an older one. Without results the page is made anew.")
final class KeepCommand implements Callable<Integer> {
  @Option(
      names = "--table",
      paramLabel = "FILE",
      required = true,
      description = "Where the table is: FILE.json, and the page FILE.md.")
  Path table = Path.of("");

  @Option(names = "--command", paramLabel = "TEXT", description = "What makes the results again.")
  String command = "";

  @Option(names = "--commit", paramLabel = "ID", description = "What they were made from.")
  String commit = "";

  @Option(
      names = "--page",
      paramLabel = "FILE.md",
      description = "Page beside the table that has the reasons.")
  String page = "";

  @Parameters(paramLabel = "RESULT.json", arity = "0..*")
  List<Path> results = List.of();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    FileSet files = new FileSet();
    Path json = Path.of(table + ".json");
    Standings standings = Files.exists(json) ? kept(json) : Standings.none();
    for (Path result : results) {
      String text = InputFile.text(files.reads(result));
      Source source = new Source(command, commit, "", page);
      Standings before = standings;
      standings = about(result, () -> before.with(text, source));
    }
    OutputFile data = files.writes(json);
    OutputFile shown = files.writes(Path.of(table + ".md"));
    data.write(standings.json());
    shown.write(standings.page());
    spec.commandLine().getOut().println("wrote " + json + " and " + shown.file());
    return ExitCode.CONFORMS.number();
  }

  private static Standings kept(Path json) {
    String text = InputFile.text(json);
    return about(json, () -> Standings.read(text));
  }

  private static Standings about(Path file, Supplier<Standings> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }
}
