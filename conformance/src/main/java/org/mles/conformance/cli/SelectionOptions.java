package org.mles.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cases.CaseDefinition;
import org.mles.conformance.cases.Kind;
import org.mles.conformance.cases.Profile;
import org.mles.conformance.run.Selection;
import picocli.CommandLine.Option;

/** Which cases. */
final class SelectionOptions {
  @Option(
      names = "--profile",
      paramLabel = "v1|n-draft",
      defaultValue = "v1",
      description = "Protocol to test against (default: ${DEFAULT-VALUE}).")
  String profile = "v1";

  @Option(
      names = "--select",
      paramLabel = "PATTERN",
      split = ",",
      description = "Run only cases whose id, chapter or clause matches; * stands for anything.")
  List<String> select = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave out cases whose id, chapter or clause matches.")
  List<String> skip = new ArrayList<>();

  Profile profile() {
    try {
      return Profile.of(profile);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the selected cases for one kind of subject. */
  List<CaseDefinition> cases(Kind kind) {
    return cases(Set.of(kind));
  }

  /** Returns the selected cases for some kinds of subject. */
  List<CaseDefinition> cases(Set<Kind> kinds) {
    List<CaseDefinition> all =
        kinds.stream()
            .sorted()
            .flatMap(kind -> CaseBook.complete().cases(kind, profile()).stream())
            .toList();
    try {
      return new Selection(select, skip).from(all);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
