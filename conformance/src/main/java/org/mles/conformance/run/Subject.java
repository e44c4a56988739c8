package org.mles.conformance.run;

import java.net.InetSocketAddress;
import java.util.List;
import org.mles.conformance.cases.Settings;
import org.mles.conformance.probe.Unreachable;

/** A server under test: given, spawned, or in this process. Thread: any. */
public interface Subject extends AutoCloseable {
  /** Returns the subject in words, for reports. */
  String description();

  /** Returns what was declared about it. */
  Settings declared();

  /** Says whether the subject can be started anew with {@code wanted}. */
  boolean canBe(Settings wanted);

  /**
   * Returns a running instance with {@code wanted}, which {@link #canBe} allows.
   *
   * @throws Unreachable if it does not come up or does not accept
   */
  Running start(Settings wanted);

  /** Ends everything that was started. */
  @Override
  default void close() {}

  /** One instance that accepts connections. Thread: any. */
  interface Running extends AutoCloseable {
    /** Returns where it listens. */
    InetSocketAddress address();

    /** Returns what it said since it was last asked, such as lines of its stderr. */
    default List<String> said() {
      return List.of();
    }

    /** Ends the instance if it was started by us. */
    @Override
    void close();
  }
}
