package org.mles.conformance.run;

import java.util.HashMap;
import java.util.Map;
import org.mles.conformance.cases.Settings;
import org.mles.conformance.probe.Unreachable;

/**
 * The running instances of a subject, one per settings, started when first needed and again when
 * one has died.
 *
 * <p>Thread: any; guarded by this.
 */
final class Instances implements AutoCloseable {
  private final Subject subject;
  private final Map<Settings, Subject.Running> running = new HashMap<>();

  Instances(Subject subject) {
    this.subject = subject;
  }

  /**
   * Returns an instance that accepts connections.
   *
   * @throws Unreachable if there is none and none can be started
   */
  synchronized Subject.Running acquire(Settings settings) {
    Subject.Running instance = running.get(settings);
    if (instance != null && accepts(instance)) {
      return instance;
    } else if (instance != null) {
      instance.close();
      running.remove(settings);
    }
    Subject.Running fresh = subject.start(settings);
    running.put(settings, fresh);
    return fresh;
  }

  /** Says whether the instance for {@code settings} no longer accepts connections. */
  synchronized boolean isDead(Settings settings) {
    Subject.Running instance = running.get(settings);
    return instance != null && !accepts(instance);
  }

  private static boolean accepts(Subject.Running instance) {
    try {
      Reachability.require(instance.address());
      return true;
    } catch (Unreachable e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    running.values().forEach(Subject.Running::close);
    running.clear();
    subject.close();
  }
}
