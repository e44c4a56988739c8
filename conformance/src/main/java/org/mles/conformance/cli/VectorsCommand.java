package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.OutputFile;
import org.mles.conformance.run.ExitCode;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.PackJson;
import org.mles.conformance.vector.PackLint;
import org.mles.conformance.vector.PackProblem;
import org.mles.conformance.vector.VectorExport;
import org.mles.conformance.vector.VectorPack;
import org.mles.conformance.vector.source.Packs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tends the vector packs. Thread: main. */
@Command(
    name = "vectors",
    description = "Checks, exports and regenerates the vector packs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class VectorsCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "lint",
      description = {
        "Checks pack files against the schema, the clauses and themselves.",
        "Prints FILE:LINE: REASON for each finding and then exits with 2."
      },
      mixinStandardHelpOptions = true)
  int lint(
      @Parameters(paramLabel = "FILE", description = "Pack files. Default: the bundled packs.")
          List<Path> files) {
    ClauseIndex clauses = ClauseIndex.bundled();
    PackLint lint = new PackLint(id -> clauses.find(id).isPresent());
    if (files == null || files.isEmpty()) {
      BundledPacks.fileNames().forEach(name -> lint.check(name, BundledPacks.text(name)));
    } else {
      files.forEach(file -> lint.check(file.toString(), InputFile.text(file)));
    }
    lint.problems().stream().map(PackProblem::toString).forEach(err()::println);
    out().println(lint.tests() + " tests, " + lint.problems().size() + " findings");
    return (lint.problems().isEmpty() ? ExitCode.CONFORMS : ExitCode.USAGE).number();
  }

  @Command(
      name = "export",
      description = "Writes packs, schema and their explanation as one zip file.",
      mixinStandardHelpOptions = true)
  int export(@Parameters(paramLabel = "ZIP", description = "File to write.") Path file) {
    OutputFile zip = OutputFile.of(file);
    zip.write(VectorExport.zip());
    out().println("wrote " + file);
    return ExitCode.CONFORMS.number();
  }

  @Command(
      name = "generate",
      description = "Makes the packs of this suite anew; the same octets every time.",
      mixinStandardHelpOptions = true)
  int generate(
      @Option(
              names = "--out",
              paramLabel = "DIR",
              required = true,
              description = "Folder to write to.")
          Path folder) {
    FileSet files = new FileSet();
    for (VectorPack pack : Packs.all()) {
      Path file = folder.resolve(pack.fileName());
      files.writes(file).write(PackJson.write(pack));
      out().println(file + ": " + pack.tests().count() + " tests");
    }
    return ExitCode.CONFORMS.number();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
