package org.mles.conformance.junit;

import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.mles.conformance.book.CaseDefinition;

/** A chapter of the case book for one subject. Thread: the platform's. */
final class ChapterDescriptor extends AbstractTestDescriptor {
  private final List<CaseDefinition> cases;

  ChapterDescriptor(UniqueId id, String name, List<CaseDefinition> cases) {
    super(id, name);
    this.cases = List.copyOf(cases);
  }

  /** Returns all cases of the chapter; the platform may ask for fewer. */
  List<CaseDefinition> cases() {
    return cases;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
