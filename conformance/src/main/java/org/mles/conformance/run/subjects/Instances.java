package org.mles.conformance.run.subjects;

import java.util.HashMap;
import java.util.Map;
import org.mles.conformance.book.Settings;
import org.mles.conformance.book.Use;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.wire.Segmentation;

/**
 * The running instances of a subject, one per settings, started when first needed and again when
 * one has died.
 *
 * <p>Thread: any; guarded by this.
 */
final class Instances implements Stand {
  private final ServerSubject subject;
  private final Map<Settings, Subject.Running> running = new HashMap<>();

  Instances(ServerSubject subject) {
    this.subject = subject;
  }

  @Override
  public Seat seat(Scene scene, Settings settings, Segmentation plan) {
    Subject.Running instance =
        settings.use() == Use.ENDED ? scene.keep(subject.start(settings)) : acquire(settings);
    return new Seat(new Lab(scene, instance.address(), settings, plan, instance), instance::said);
  }

  private synchronized Subject.Running acquire(Settings settings) {
    Subject.Running instance = running.get(settings);
    if (instance != null && Reachability.isOpen(instance.address())) {
      return instance;
    } else if (instance != null) {
      instance.close();
      running.remove(settings);
    }
    Subject.Running fresh = subject.start(settings);
    running.put(settings, fresh);
    return fresh;
  }

  @Override
  public synchronized boolean isDead(Settings settings) {
    Subject.Running instance = running.get(settings);
    return instance != null && !Reachability.isOpen(instance.address());
  }

  @Override
  public synchronized void close() {
    running.values().forEach(Subject.Running::close);
    running.clear();
    subject.close();
  }
}
