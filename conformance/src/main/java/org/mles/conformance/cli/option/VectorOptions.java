package org.mles.conformance.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mles.conformance.cli.file.FileSet;
import org.mles.conformance.cli.file.InputFile;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.PackJson;
import org.mles.conformance.vector.PackLint;
import org.mles.conformance.vector.PackProblem;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.VectorPack;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which vectors. */
public final class VectorOptions {
  @Mixin private ProtocolOption protocol = new ProtocolOption();
  @Mixin private ChoiceOptions choice = new ChoiceOptions();

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      split = ",",
      description = "Pack files to run instead of the bundled ones.")
  List<Path> files = new ArrayList<>();

  /** Returns the packs; files are checked first, and a broken one is the user's mistake. */
  public List<VectorPack> packs(FileSet set) {
    if (files.isEmpty()) {
      return BundledPacks.of(spec());
    }
    ClauseIndex clauses = ClauseIndex.bundled();
    PackLint lint = new PackLint(id -> clauses.find(id).isPresent());
    List<String> texts = files.stream().map(set::reads).map(InputFile::text).toList();
    for (int i = 0; i < files.size(); i++) {
      lint.check(files.get(i).toString(), texts.get(i));
    }
    if (!lint.problems().isEmpty()) {
      List<String> lines = lint.problems().stream().map(PackProblem::toString).toList();
      throw new UsageException(String.join(System.lineSeparator(), lines));
    }
    List<VectorPack> packs = texts.stream().map(PackJson::read).toList();
    for (VectorPack pack : packs) {
      if (!pack.spec().equals(spec())) {
        throw new UsageException(
            "the vectors of " + pack.kind() + " are for " + pack.spec() + ", not for " + spec());
      }
    }
    return packs;
  }

  /** Tells the selected vectors of {@code packs} from the others. */
  public Predicate<Vector> wanted(List<VectorPack> packs) {
    return choice.vectorsOf(packs);
  }

  /** Returns the word of the protocol. */
  public String spec() {
    return protocol.protocol().word();
  }
}
