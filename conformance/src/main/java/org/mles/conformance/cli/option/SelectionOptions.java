package org.mles.conformance.cli.option;

import java.util.List;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Profile;
import org.mles.conformance.cases.CaseBook;
import picocli.CommandLine.Mixin;

/** Which cases of one protocol. */
public final class SelectionOptions {
  @Mixin private ProfileOption protocol = new ProfileOption();
  @Mixin private ChoiceOptions choice = new ChoiceOptions();

  /** Returns the protocol. */
  public Profile profile() {
    return protocol.profile();
  }

  /** Returns the selected cases for one kind of subject. */
  public List<CaseDefinition> cases(Kind kind) {
    return choice.from(CaseBook.complete().cases(kind, profile()));
  }

  /** Says whether something was selected or left out. */
  public boolean isNarrowed() {
    return choice.isNarrowed();
  }
}
