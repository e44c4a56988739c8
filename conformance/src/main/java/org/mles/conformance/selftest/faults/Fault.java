package org.mles.conformance.selftest.faults;

import java.util.Locale;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;

/**
 * A way to be wrong that cases must notice: a constant of the enum of its chapter, which builds it.
 * Thread: any.
 */
public interface Fault {
  /** How subjects of the self-test are declared. */
  Settings SETTINGS = Settings.ofKeys("self-test", null);

  /** Returns the name of the constant. */
  String name();

  /** Returns what a subject with this fault does. */
  String sentence();

  /** Returns a subject with this fault and no other. */
  Subject subject();

  /** Returns the word by which cases and the kill matrix name it. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the kind of subject that has it. */
  default Kind kind() {
    return subject().kind();
  }

  /** Returns the protocol that it breaks. */
  default Protocol protocol() {
    return subject().declared().protocol();
  }
}
