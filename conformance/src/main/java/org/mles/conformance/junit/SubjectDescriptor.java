package org.mles.conformance.junit;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.run.Prepared;

/**
 * A subject with the cases that it is asked. If what was said about it makes no sense it has one
 * test that fails with the reason: tools forget containers without tests. Thread: the platform's.
 */
final class SubjectDescriptor extends AbstractTestDescriptor {
  /** Type of the id of that test. */
  static final String TROUBLE = "trouble";

  private final @Nullable Prepared prepared;

  private SubjectDescriptor(UniqueId id, String name, @Nullable Prepared prepared) {
    super(id, name);
    this.prepared = prepared;
  }

  private SubjectDescriptor(UniqueId id, Class<?> type, @Nullable Prepared prepared) {
    super(id, type.getSimpleName(), ClassSource.from(type));
    this.prepared = prepared;
  }

  /** Makes a subject of what is wanted of it; {@code type} is null if no class stands for it. */
  static SubjectDescriptor of(UniqueId id, @Nullable Class<?> type, Supplier<Wanted> wanted) {
    Prepared prepared = null;
    String trouble = "";
    try {
      prepared = wanted.get().prepared();
    } catch (UsageException e) {
      trouble = String.valueOf(e.getMessage());
    }
    SubjectDescriptor subject =
        type == null
            ? new SubjectDescriptor(
                id, prepared == null ? "Mles subject" : prepared.name(), prepared)
            : new SubjectDescriptor(id, type, prepared);
    if (prepared == null) {
      subject.addChild(new TroubleDescriptor(id.append(TROUBLE, "settings"), trouble));
    }
    return subject;
  }

  /** Returns the run that was asked for; null if there is none. */
  @Nullable Prepared prepared() {
    return prepared;
  }

  /** Returns all cases that the subject is to be asked; the platform may ask for fewer. */
  List<CaseDefinition> cases() {
    return prepared == null ? List.of() : prepared.cases();
  }

  /** Tools that know classes alone put the cases below this name. */
  @Override
  public String getLegacyReportingName() {
    return getSource()
        .map(source -> ((ClassSource) source).getClassName())
        .orElseGet(this::getDisplayName);
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  /** What is wrong with the settings of a subject, as a test. */
  static final class TroubleDescriptor extends AbstractTestDescriptor {
    private final String trouble;

    private TroubleDescriptor(UniqueId id, String trouble) {
      super(id, "settings");
      this.trouble = trouble;
    }

    /** Returns the one line that somebody needs to mend it. */
    String trouble() {
      return trouble;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }
}
