package org.mles.conformance.cli.option;

import java.util.List;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine.Mixin;

/** Which cases of one protocol. */
public final class SelectionOptions {
  @Mixin private ProtocolOption protocol = new ProtocolOption();
  @Mixin private ChoiceOptions choice = new ChoiceOptions();

  /** Returns the protocol. */
  public Protocol protocol() {
    return protocol.protocol();
  }

  /** Returns the protocol, or the only one that subjects of that kind speak. */
  public Protocol protocol(Kind kind) {
    return kind.spoken(protocol());
  }

  /** Returns the selected cases for one kind of subject. */
  public List<CaseDefinition> cases(Kind kind) {
    return choice.from(CaseBook.complete().cases(kind, protocol(kind)));
  }

  /** Returns the selected cases for a subject. */
  public List<CaseDefinition> cases(Subject subject) {
    return choice.from(
        CaseBook.complete()
            .cases(subject.kind(), subject.declared().withProtocol(protocol(subject.kind()))));
  }

  /** Says whether something was selected or left out. */
  public boolean isNarrowed() {
    return choice.isNarrowed();
  }
}
