package org.mles.conformance.run.subjects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.LinkedLauncher;
import org.mles.conformance.lab.server.Instance;
import org.mles.conformance.probe.Timers;

/**
 * What is under test, whatever its kind: given, spawned, or in this process. The kinds differ in
 * how their cases come by a bench, see {@link Stand}.
 *
 * <p>Thread: any.
 */
public interface Subject extends AutoCloseable {
  /** Returns which cases it is for. */
  Kind kind();

  /** Returns the subject in words, for reports. */
  String description();

  /** Returns what was declared about it. */
  Settings declared();

  /** Says why the subject cannot be started anew with {@code wanted}; null if it can. */
  default @Nullable String objection(Settings wanted) {
    return null;
  }

  /** Returns the timers in force for a subject of which a clause may demand that it waits. */
  default Timers timers(Timers planned) {
    return planned;
  }

  /** Begins a run; starts nothing yet. */
  Stand stand();

  /** Ends everything that was started. */
  @Override
  default void close() {}

  /** One instance that accepts connections. Thread: any. */
  interface Running extends Instance, LinkedLauncher.Linked, AutoCloseable {
    @Override
    default List<String> said() {
      return List.of();
    }

    /** Says how it has come to an end of its own; null if it still accepts connections. */
    default @Nullable String ended() {
      return Reachability.isOpen(address()) ? null : "it accepts no connections any more";
    }

    /** Ends the instance if it was started by us. */
    @Override
    void close();
  }
}
