package org.mles.conformance.junit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.spec.ClauseIndex;

/**
 * A case as a test. Its source is the line of the specification that it judges; its tags are the
 * clauses that it claims and the level of the first. Thread: the platform's.
 */
final class CaseDescriptor extends AbstractTestDescriptor {
  private final CaseDefinition definition;

  CaseDescriptor(UniqueId id, CaseDefinition definition) {
    super(
        id,
        definition.id() + " (" + definition.clause() + "): " + definition.title(),
        source(definition.clause()));
    this.definition = definition;
  }

  private static @Nullable TestSource source(String clause) {
    return ClauseIndex.bundled()
        .find(clause)
        .map(c -> ClasspathResourceSource.from(c.resource(), FilePosition.from(c.line())))
        .orElse(null);
  }

  /** Returns the case. */
  CaseDefinition definition() {
    return definition;
  }

  @Override
  public String getLegacyReportingName() {
    return definition.id();
  }

  @Override
  public Set<TestTag> getTags() {
    Set<TestTag> tags = new LinkedHashSet<>();
    definition.clauses().forEach(clause -> tags.add(TestTag.create(clause)));
    tags.add(TestTag.create(definition.level().word()));
    return tags;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
