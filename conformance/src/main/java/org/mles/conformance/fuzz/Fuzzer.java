package org.mles.conformance.fuzz;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ServerSubject;

/**
 * Plays conversation after conversation, shrinks those that break the subject and reports each
 * clause once: a hundred conversations that run into the same mistake are one finding.
 *
 * <p>Thread: caller; {@link #stop} from any.
 */
public final class Fuzzer {
  /** Is told what happens. Thread: the fuzzer's. */
  public interface Watcher {
    /** A finding, shrunk, with the wire log of its last play. */
    void found(Finding finding, List<Evidence> evidence);

    /**
     * A conversation is over.
     *
     * @return whether to go on
     */
    boolean played(long conversations, int findings);
  }

  private final ServerSubject subject;
  private final Timers timers;
  private final long seed;
  private final Set<String> known = new HashSet<>();

  /** Set from a signal handler, read between conversations. */
  private volatile boolean stopping;

  /** Takes over nothing: what is started for the search is ended by it. */
  public Fuzzer(ServerSubject subject, Timers timers, long seed) {
    this.subject = subject;
    this.timers = timers;
    this.seed = seed;
  }

  /** Lets the running conversation end and plays no more. */
  public void stop() {
    stopping = true;
  }

  /** Tells whether somebody wanted the search to end. */
  public boolean isStopped() {
    return stopping;
  }

  /**
   * Searches until the watcher has enough.
   *
   * @throws Unreachable if the subject cannot be reached or does not serve honest clients
   */
  public void search(Watcher watcher) {
    Generator generator = new Generator(seed);
    try (Ground ground = new Ground(subject, timers)) {
      boolean more = true;
      for (long i = 0; more && !stopping; i++) {
        List<Step> steps = generator.conversation(i);
        Breach breach = ground.play(steps);
        // A signal may have ended the subject as well.
        if (breach != null && !stopping && known.add(breach.clause())) {
          report(ground, i, steps, breach, watcher);
        }
        more = watcher.played(i + 1, known.size());
      }
    }
  }

  /**
   * Plays a finding again.
   *
   * @return the wire log and what was seen, or null if the subject did all it has to
   */
  public @Nullable Replayed replay(Finding finding) {
    try (Ground ground = new Ground(subject, timers)) {
      Breach breach = ground.play(finding.steps());
      return breach == null
          ? null
          : new Replayed(breach.clause(), breach.message(), breach.evidence());
    }
  }

  /**
   * What a finding did when it was played again.
   *
   * @param clause broken clause
   * @param message what was expected and what was seen
   * @param evidence wire log
   */
  public record Replayed(String clause, String message, List<Evidence> evidence) {}

  private void report(Ground ground, long index, List<Step> steps, Breach first, Watcher watcher) {
    Breach[] last = {first};
    List<Step> small =
        new Shrinker(
                candidate -> {
                  Breach breach = stopping ? null : ground.play(candidate);
                  boolean same = breach != null && breach.clause().equals(first.clause());
                  last[0] = same ? breach : last[0];
                  return same;
                })
            .shrink(steps);
    watcher.found(
        new Finding(
            Finding.FORMAT, seed, index, steps.size(), first.clause(), last[0].message(), small),
        last[0].evidence());
  }
}
