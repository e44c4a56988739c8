package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.LinkedLauncher;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.wire.Segmentation;

/** Gives each case an upstream server and a subject of its own. Thread: any. */
final class LinkedStand implements Stand {
  private final LinkedSubject subject;
  private final Lab lab;

  /** Makes the bench of one case. */
  @FunctionalInterface
  interface Lab {
    Bench of(Scene scene, Settings settings, Segmentation plan, LinkedLauncher launcher);
  }

  LinkedStand(LinkedSubject subject, Lab lab) {
    this.subject = subject;
    this.lab = lab;
  }

  @Override
  public Seat seat(Scene scene, Settings settings, Segmentation plan) {
    Started started = new Started(subject, scene, settings);
    return new Seat(lab.of(scene, settings, plan, started), started::said);
  }

  /** What one case started. */
  private static final class Started implements LinkedLauncher {
    private final LinkedSubject subject;
    private final Scene scene;
    private final Settings settings;
    private final List<Subject.Running> running = new CopyOnWriteArrayList<>();

    Started(LinkedSubject subject, Scene scene, Settings settings) {
      this.subject = subject;
      this.scene = scene;
      this.settings = settings;
    }

    @Override
    public LinkedLauncher.Linked start(int port, InetSocketAddress upstream) {
      Subject.Running instance = scene.keep(subject.start(settings, port, upstream));
      running.add(instance);
      return instance;
    }

    @Override
    public int freePort() {
      return FreePort.take();
    }

    @Override
    public Duration firstWait() {
      return subject.firstWait();
    }

    List<String> said() {
      return running.stream().flatMap(instance -> instance.said().stream()).toList();
    }
  }
}
