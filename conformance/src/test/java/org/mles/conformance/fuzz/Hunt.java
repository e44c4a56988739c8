package org.mles.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.run.subjects.ServerSubject;

/** Collects findings until one came or a number of conversations was played. */
public final class Hunt implements Fuzzer.Watcher {
  public static final int ENOUGH = 400;

  /** What a search that has something to find does not wait for as long as others. */
  public static final Timers SHORT = Timers.STANDARD.scaled(0.2);

  private final Dialect dialect;
  private final List<Finding> findings = new ArrayList<>();

  public Hunt(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public void found(Finding finding, List<Evidence> evidence) {
    findings.add(finding);
    assertThat(evidence).isNotEmpty();
  }

  @Override
  public boolean played(long conversations, int count) {
    return count == 0 && conversations < ENOUGH;
  }

  /** Returns what is found on a subject. */
  public List<Finding> on(ServerSubject subject, Timers timers, long seed) {
    new Fuzzer(dialect, subject, timers, seed).search(this);
    return findings;
  }

  /** Proves that something small is found on a subject, and again when it is replayed. */
  public Finding finds(ServerSubject subject, long seed) {
    assertThat(on(subject, SHORT, seed)).as("findings in %d conversations", ENOUGH).hasSize(1);
    Finding read = Finding.read(findings.get(0).json());
    Fuzzer again = new Fuzzer(dialect, subject, SHORT, seed);
    assertThat(Stream.generate(() -> again.replay(read)).limit(3)).anyMatch(Objects::nonNull);
    return read;
  }
}
