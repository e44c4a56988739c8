package org.mles.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.run.Selection;
import picocli.CommandLine.Option;

/** Which parts of the suite. */
final class ChoiceOptions {
  @Option(
      names = "--select",
      paramLabel = "PATTERN",
      split = ",",
      description = "Run only what has an id, chapter or clause that matches; * is anything.")
  List<String> select = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave out what has an id, chapter or clause that matches.")
  List<String> skip = new ArrayList<>();

  /** Returns the selected ones of {@code all}. */
  List<CaseDefinition> from(List<CaseDefinition> all) {
    try {
      return new Selection(select, skip).from(all);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
