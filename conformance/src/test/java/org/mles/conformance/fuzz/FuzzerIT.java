package org.mles.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.book.Settings;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.run.subjects.ReferenceSubject;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.Rules;

/** The search finds what was planted, makes it small, and finds nothing where nothing is. */
final class FuzzerIT {
  private static final Settings SETTINGS = Settings.ofKeys("fuzz", null);
  private static final Timers SHORT = Timers.STANDARD.scaled(0.2);
  private static final int ENOUGH = 400;

  /** Collects findings until one came or a number of conversations was played. */
  private static final class Hunt implements Fuzzer.Watcher {
    final List<Finding> findings = new ArrayList<>();
    final int most;

    Hunt(int most) {
      this.most = most;
    }

    @Override
    public void found(Finding finding, List<Evidence> evidence) {
      findings.add(finding);
      assertThat(evidence).isNotEmpty();
    }

    @Override
    public boolean played(long conversations, int count) {
      return count == 0 && conversations < most;
    }

    Hunt on(ServerSubject subject, Timers timers, long seed) {
      new Fuzzer(subject, timers, seed).search(this);
      return this;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "any-first-type",
        "any-later-type",
        "bad-header-closes-channel",
        "forward-zero-length",
        "forward-partial",
        "no-key-check",
        "echoes",
        "drops-at-fin",
        "resync-forwards-wrapper",
        "duplicate-replaces"
      })
  void findsAPlantedFaultAndMakesItSmall(String fault) {
    ServerSubject subject = (ServerSubject) Faults.named(fault).subject();
    Hunt hunt = new Hunt(ENOUGH).on(subject, SHORT, 5);
    assertThat(hunt.findings).as("findings in %d conversations", ENOUGH).hasSize(1);
    Finding finding = hunt.findings.get(0);
    assertThat(finding.steps()).hasSizeLessThanOrEqualTo(4);
    Finding read = Finding.read(finding.json());
    Fuzzer again = new Fuzzer(subject, SHORT, 5);
    assertThat(Stream.generate(() -> again.replay(read)).limit(3)).anyMatch(Objects::nonNull);
  }

  @Test
  void findsNothingInAServerWithoutFaults() {
    ServerSubject subject = new ModelSubject("without a fault", Rules::new, SETTINGS);
    assertThat(new Hunt(ENOUGH).on(subject, Timers.STANDARD, 5).findings).isEmpty();
  }

  @Test
  void findsNothingInTheReferenceServer() {
    ServerSubject subject = new ReferenceSubject(SETTINGS);
    assertThat(new Hunt(ENOUGH).on(subject, Timers.STANDARD, 11).findings).isEmpty();
    ServerSubject endpoint = new ReferenceSubject(Settings.ofKeys(null, null));
    assertThat(new Hunt(ENOUGH).on(endpoint, Timers.STANDARD, 12).findings).isEmpty();
  }
}
