package org.mles.conformance.cli;

import java.util.List;
import java.util.Set;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cases.CaseDefinition;
import org.mles.conformance.cases.Kind;
import org.mles.conformance.cases.Profile;
import org.mles.conformance.run.Selection;
import picocli.CommandLine.Mixin;

/** Which cases. */
final class SelectionOptions {
  @Mixin ChoiceOptions choice = new ChoiceOptions();

  Profile profile() {
    return choice.profile();
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
      return new Selection(choice.select, choice.skip).from(all);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
