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

  private final Dialect dialect;
  private final ServerSubject subject;
  private final Timers timers;
  private final long seed;
  private final Set<String> known = new HashSet<>();

  /** Set from a signal handler, read between conversations. */
  private volatile boolean stopping;

  /** Takes over nothing: what is started for the search is ended by it. */
  public Fuzzer(Dialect dialect, ServerSubject subject, Timers timers, long seed) {
    this.dialect = dialect;
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
    Generator generator = new Generator(dialect, seed);
    try (Testbed testbed = new Testbed(dialect, subject, timers)) {
      boolean more = true;
      for (long i = 0; more && !stopping; i++) {
        List<Step> steps = generator.conversation(i);
        Violation violation = testbed.play(steps);
        // A signal may have ended the subject as well.
        if (violation != null && !stopping && known.add(violation.clause())) {
          report(testbed, i, steps, violation, watcher);
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
  public @Nullable Violation replay(Finding finding) {
    try (Testbed testbed = new Testbed(dialect, subject, timers)) {
      return testbed.play(finding.steps());
    }
  }

  private void report(
      Testbed testbed, long index, List<Step> steps, Violation first, Watcher watcher) {
    Violation[] last = {first};
    List<Step> small =
        new Shrinker(
                candidate -> {
                  Violation violation = stopping ? null : testbed.play(candidate);
                  boolean same = violation != null && violation.clause().equals(first.clause());
                  last[0] = same ? violation : last[0];
                  return same;
                })
            .shrink(steps);
    watcher.found(
        new Finding(
            Finding.FORMAT,
            dialect.protocol().word(),
            seed,
            index,
            steps.size(),
            first.clause(),
            last[0].message(),
            small),
        last[0].evidence());
  }
}
