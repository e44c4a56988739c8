package org.mles.conformance.lab.peer;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.mles.conformance.lab.LinkedLauncher;
import org.mles.conformance.lab.SaidLine;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.time.Patience;

/**
 * What a peer server says beside its frames, such as lines of its stderr, without names and
 * numbers, which differ from one instance to the next in any case. A log has no form, so lines are
 * compared with those of other instances to which something else happened. Thread: case.
 */
public final class LinkWords {
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private final Scene scene;
  private final LinkedLauncher.Linked instance;
  private final Member first;
  private final Set<String> lines = new LinkedHashSet<>();

  /**
   * Listens to one instance.
   *
   * @param first local client, whose names are taken out of its lines
   */
  LinkWords(Scene scene, LinkedLauncher.Linked instance, Member first) {
    this.scene = scene;
    this.instance = instance;
    this.first = first;
  }

  /** Waits until it has said what no other has, and returns that. */
  public Set<String> unlike(LinkWords... others) {
    await(
        () -> !own(others).isEmpty(),
        "a word of the peer server, in its log or on stderr, that it does not say otherwise");
    return own(others);
  }

  /**
   * Waits until each has said what none of the others has. Whoever says the same lines, one sooner
   * than another, never gets there: of their sets one holds the other.
   */
  public static void differ(List<LinkWords> all, String expectation) {
    all.get(0).await(() -> all.stream().allMatch(one -> one.isAlone(all)), expectation);
  }

  private boolean isAlone(List<LinkWords> all) {
    return !own(all.stream().filter(other -> other != this).toArray(LinkWords[]::new)).isEmpty();
  }

  private Set<String> own(LinkWords... others) {
    Set<String> own = new LinkedHashSet<>(heard());
    for (LinkWords other : others) {
      own.removeAll(other.heard());
    }
    return own;
  }

  private Set<String> heard() {
    for (String line : instance.said()) {
      scene.transcript().note("subject", "says " + line);
      lines.add(SaidLine.common(line, first.uid(), first.channel()));
    }
    return lines;
  }

  private void await(BooleanSupplier met, String expectation) {
    Patience patience = new Patience(scene.timers().patience());
    while (!met.getAsBoolean()) {
      if (patience.leftNanos() <= 0) {
        throw new ConformanceFailure(
            "expected " + expectation + "; it said " + lines + " " + patience.spent(),
            "wait timer");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
