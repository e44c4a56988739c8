package org.mles.conformance.lab.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.Segmentation;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/**
 * Everything a bridge case may use: the suite plays both servers, and starts bridges between them.
 *
 * <p>Thread: case.
 */
public final class BridgeLab implements Bench {
  /** Longer than a case, which answers the pings of that server alone that it listens to. */
  private static final Duration LONG_SILENCE = Duration.ofMinutes(5);

  private final Scene scene;
  private final Settings settings;
  private final Segmentation segmentation;
  private final BridgeLauncher launcher;
  private final String channel;
  private final Shore a;
  private final Shore b;
  private final List<Span> spans = new ArrayList<>();

  /** Of bridges that are started from now on. */
  private Duration silence = LONG_SILENCE;

  /** Starts two servers for one case. */
  public BridgeLab(Scene scene, Settings settings, Segmentation plan, BridgeLauncher launcher) {
    this.scene = scene;
    this.settings = settings;
    this.segmentation = plan;
    this.launcher = launcher;
    channel = scene.unique("room");
    a = new Shore(this, "server A");
    b = new Shore(this, "server B");
  }

  public Scene scene() {
    return scene;
  }

  Settings settings() {
    return settings;
  }

  Segmentation segmentation() {
    return segmentation;
  }

  /** Returns the channel that all bridges of the case carry. */
  String channel() {
    return channel;
  }

  /** Returns the server that bridges are told first. */
  public Shore a() {
    return a;
  }

  /** Returns the other server. */
  public Shore b() {
    return b;
  }

  /** Starts a bridge, which is not waited for. */
  public void launch() {
    launch(a, b);
  }

  private void launch(Shore one, Shore other) {
    // The first look into a first message loads a library, for two seconds where the machine is
    // busy: as long as a server may be silent, so it is not left until the bridge waits.
    V2First.names(WsMessage.text("{}"));
    String uid = scene.unique("bridge");
    Errand errand =
        new Errand(one.root().address(), other.root().address(), uid, channel, silence, settings);
    scene.keep(launcher.launch(errand));
    scene
        .transcript()
        .note("bridge", "started on " + channel + ", " + one.name() + " to " + other.name());
  }

  /** Starts a bridge and waits until it has joined both servers. */
  public Span visiting() {
    launch();
    return joined();
  }

  /** Waits until a bridge has joined both servers, in whatever order. */
  public Span joined() {
    return joined(a, b);
  }

  private Span joined(Shore one, Shore other) {
    FutureTask<Call> second = new FutureTask<>(other::joined);
    Daemons.run("server of a bridge case", second);
    Call first = one.joined();
    return new Span(this, one, other, first, taken(second));
  }

  private static Call taken(FutureTask<Call> call) {
    try {
      return call.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a bridge case", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConformanceFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("a server of a bridge case failed", e);
    }
  }

  /** Starts a bridge, which is proven to carry both ways; the case ends with the same proof. */
  public Span span() {
    return span(a, b);
  }

  private Span span(Shore one, Shore other) {
    return scene.control(
        () -> {
          launch(one, other);
          Span span = joined(one, other);
          span.carries(Way.A_TO_B, message("hello from A"));
          span.carries(Way.B_TO_A, message("hello from B"));
          scene.served();
          return lasting(span);
        });
  }

  /**
   * Starts three bridges in a ring, as {@link #span} does: from A to B, from B to a third server C,
   * and from C to A. What one brings to a server is not told to the next by itself.
   */
  public List<Span> ring() {
    Shore c = new Shore(this, "server C");
    return List.of(span(a, b), span(b, c), span(c, a));
  }

  /** Starts a bridge as {@link #span} does; the case ends without a proof. */
  public Span brief() {
    Span span = span();
    spans.remove(span);
    return span;
  }

  /** Has the case end with the proof that a bridge still carries both ways. */
  public Span lasting(Span span) {
    spans.add(span);
    return span;
  }

  /** Returns octets that nobody has said before. */
  public WsMessage message(String stem) {
    return WsMessage.binary(WsMessage.text(scene.unique(stem)).payload());
  }

  /** Returns a text that nobody has said before. */
  public WsMessage text(String stem) {
    return WsMessage.text(scene.unique(stem));
  }

  /**
   * Has bridges that are started from now on give a silent server up soon; otherwise the case is
   * not applicable.
   *
   * @return how soon
   */
  public Duration shortSilence() {
    Duration shortest = launcher.silence();
    if (shortest == null) {
      throw new NotApplicable("needs a bridge that is told how long a silence may last: {silence}");
    }
    silence = shortest;
    return shortest;
  }

  /** Does something that may never end, beside the case; says whether it has ended in time. */
  public boolean ends(Runnable task) {
    CountDownLatch over = new CountDownLatch(1);
    Daemons.run(
        "beside a bridge case",
        () -> {
          task.run();
          over.countDown();
        });
    try {
      return over.await(scene.timers().patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a bridge case", e);
    }
  }

  /** Says that {@code condition} is what the clause asks for. */
  public void check(boolean condition, String expectation) {
    if (!condition) {
      throw new ConformanceFailure("expected " + expectation, "comparison");
    }
  }

  @Override
  public void verifyStillServing() {
    try {
      spans.forEach(Span::proves);
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }
}
