package org.mles.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.Finding;
import org.mles.conformance.vector.PackJson;
import org.mles.conformance.vector.PackLint;
import org.mles.conformance.vector.VectorPack;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which vectors. */
final class VectorOptions {
  @Mixin ProfileOption protocol = new ProfileOption();
  @Mixin ChoiceOptions choice = new ChoiceOptions();

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      split = ",",
      description = "Pack files to run instead of the bundled ones.")
  List<Path> files = new ArrayList<>();

  /** Returns the packs; files are checked first, and a broken one is the user's mistake. */
  List<VectorPack> packs() {
    String profile = protocol.profile().word();
    if (files.isEmpty()) {
      return BundledPacks.of(profile);
    }
    ClauseIndex clauses = ClauseIndex.bundled();
    PackLint lint = new PackLint(id -> clauses.find(id).isPresent());
    List<String> texts = files.stream().map(VectorOptions::text).toList();
    for (int i = 0; i < files.size(); i++) {
      lint.check(files.get(i).toString(), texts.get(i));
    }
    if (!lint.findings().isEmpty()) {
      List<String> lines = lint.findings().stream().map(Finding::toString).toList();
      throw new UsageException(String.join(System.lineSeparator(), lines));
    }
    return texts.stream().map(PackJson::read).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException("cannot read " + file + ": " + e);
    }
  }
}
