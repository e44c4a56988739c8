package org.mles.conformance.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.Finding;
import org.mles.conformance.vector.PackJson;
import org.mles.conformance.vector.PackLint;
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
  private static final int DATA_ERROR = 2;

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
      for (Path file : files) {
        try {
          lint.check(file.toString(), Files.readString(file));
        } catch (IOException e) {
          return failed("cannot read " + file, e);
        }
      }
    }
    lint.findings().stream().map(Finding::toString).forEach(err()::println);
    out().printf("%d tests, %d findings%n", lint.tests(), lint.findings().size());
    return lint.findings().isEmpty() ? 0 : DATA_ERROR;
  }

  @Command(
      name = "export",
      description = "Writes packs, schema and their explanation as one zip file.",
      mixinStandardHelpOptions = true)
  int export(@Parameters(paramLabel = "ZIP", description = "File to write.") Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      VectorExport.write(out);
    } catch (IOException e) {
      return failed("cannot write " + file, e);
    }
    out().println("wrote " + file);
    return 0;
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
    for (VectorPack pack : Packs.all()) {
      Path file = folder.resolve(pack.fileName());
      try {
        Files.createDirectories(folder);
        Files.writeString(file, PackJson.write(pack));
      } catch (IOException e) {
        return failed("cannot write " + file, e);
      }
      out().printf("%s: %d tests%n", file, pack.tests().count());
    }
    return 0;
  }

  private int failed(String what, IOException why) {
    String reason = why instanceof MalformedInputException ? "not UTF-8" : why.toString();
    err().println(what + ": " + reason);
    return DATA_ERROR;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
