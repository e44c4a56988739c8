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
    return settings.use() == Use.ENDED
        ? alone(scene, settings, plan)
        : shared(scene, settings, plan, acquire(settings));
  }

  @Override
  public Stand alone() {
    return (scene, settings, plan) ->
        shared(scene, settings, plan, scene.keep(subject.start(settings)));
  }

  /** Makes the bench of a case that ends its instance. */
  private Seat alone(Scene scene, Settings settings, Segmentation plan) {
    Subject.Running instance = scene.keep(subject.start(settings));
    return new Seat(new Lab(scene, instance.address(), settings, plan, instance), instance::said);
  }

  private static Seat shared(
      Scene scene, Settings settings, Segmentation plan, Subject.Running instance) {
    return new Seat(
        new Lab(scene, instance.address(), settings, plan, instance),
        instance::said,
        instance::ended);
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
  public synchronized void close() {
    running.values().forEach(Subject.Running::close);
    running.clear();
    subject.close();
  }
}
