package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.lab.peer.PeerLab;
import org.mles.conformance.lab.peer.PeerLauncher;
import org.mles.conformance.wire.Segmentation;

/** Gives each case a root and a peer server of its own. Thread: any. */
final class PeerStand implements Stand {
  private final PeerSubject subject;

  PeerStand(PeerSubject subject) {
    this.subject = subject;
  }

  @Override
  public Seat seat(Scene scene, Settings settings, Segmentation plan) {
    Started started = new Started(subject, scene, settings);
    return new Seat(new PeerLab(scene, settings, plan, started), started::said);
  }

  /** What one case started. */
  private static final class Started implements PeerLauncher {
    private final PeerSubject subject;
    private final Scene scene;
    private final Settings settings;
    private final List<Subject.Running> running = new CopyOnWriteArrayList<>();

    Started(PeerSubject subject, Scene scene, Settings settings) {
      this.subject = subject;
      this.scene = scene;
      this.settings = settings;
    }

    @Override
    public InetSocketAddress start(int port, InetSocketAddress upstream) {
      Subject.Running instance = scene.keep(subject.start(settings, port, upstream));
      running.add(instance);
      return instance.address();
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
