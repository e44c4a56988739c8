package org.mles.conformance.cli;

import java.util.List;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Profile;
import org.mles.conformance.cases.CaseBook;
import picocli.CommandLine.Mixin;

/** Which cases of one protocol. */
final class SelectionOptions {
  @Mixin private ProfileOption protocol = new ProfileOption();
  @Mixin ChoiceOptions choice = new ChoiceOptions();

  Profile profile() {
    return protocol.profile();
  }

  /** Returns the selected cases for one kind of subject. */
  List<CaseDefinition> cases(Kind kind) {
    return choice.from(CaseBook.complete().cases(kind, profile()));
  }
}
