package org.mles.conformance.fuzz.v1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.book.Settings;
import org.mles.conformance.fuzz.Hunt;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.Rules;

/** The search finds what was planted, makes it small, and finds nothing where nothing is. */
final class FuzzerIT {
  private static final Settings SETTINGS = Settings.ofKeys("fuzz", null);

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
    assertThat(hunt().finds(subject, 5).steps()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void findsNothingInAServerWithoutFaults() {
    ServerSubject subject = new ModelSubject("without a fault", Rules::new, SETTINGS);
    assertThat(hunt().on(subject, Timers.STANDARD, 5)).isEmpty();
  }

  @Test
  void findsNothingInTheReferenceServer() {
    ServerSubject subject = new ReferenceSubject(SETTINGS);
    assertThat(hunt().on(subject, Timers.STANDARD, 11)).isEmpty();
    ServerSubject endpoint = new ReferenceSubject(Settings.ofKeys(null, null));
    assertThat(hunt().on(endpoint, Timers.STANDARD, 12)).isEmpty();
  }

  private static Hunt hunt() {
    return new Hunt(new V1Dialect());
  }
}
