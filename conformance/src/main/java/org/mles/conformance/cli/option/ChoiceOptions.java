package org.mles.conformance.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.run.Selection;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.VectorPack;
import org.mles.conformance.vector.VectorSelection;
import picocli.CommandLine.Option;

/** Which parts of the suite. */
public final class ChoiceOptions {
  @Option(
      names = "--select",
      paramLabel = "PATTERN",
      split = ",",
      description = "Run only what has an id, chapter or clause that matches; * is anything.")
  private List<String> select = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave out what has an id, chapter or clause that matches.")
  private List<String> skip = new ArrayList<>();

  /** Says whether something was selected or left out. */
  boolean isNarrowed() {
    return !select.isEmpty() || !skip.isEmpty();
  }

  /** Tells the selected vectors of {@code packs} from the others. */
  Predicate<Vector> vectorsOf(List<VectorPack> packs) {
    try {
      return new VectorSelection(select, skip).from(packs);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the selected ones of {@code all}. */
  public List<CaseDefinition> from(List<CaseDefinition> all) {
    try {
      return new Selection(select, skip).from(all);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
