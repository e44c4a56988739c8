package org.mles.conformance.fuzz.v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.fuzz.Hunt;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.selftest.model.v2.V2ModelServer;
import org.mles.conformance.selftest.model.v2.V2Rules;

/** The search finds what was planted, makes it small, and finds nothing where nothing is. */
final class FuzzerIT {
  private static final Settings KEYED = Settings.ofKeys("fuzz", null).withProtocol(Protocol.V2);
  private static final Settings OPEN = Settings.ofKeys(null, null).withProtocol(Protocol.V2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v2-echoes",
        "v2-binary-first",
        "v2-no-token-check",
        "v2-refused-joins",
        "v2-duplicate-accepted",
        "v2-unmasked-taken",
        "v2-reserved-bits-taken",
        "v2-any-text",
        "v2-continuation-starts",
        "v2-message-inside-message",
        "v2-hears-after-close",
        "v2-sends-after-close",
        "v2-tells-junk",
        "v2-tells-unfinished",
        "v2-forwards-pings",
        "v2-error-ends-channel"
      })
  void findsAPlantedFaultAndMakesItSmall(String fault) {
    ServerSubject subject = (ServerSubject) Faults.named(fault).subject();
    assertThat(hunt().finds(subject, 5).steps()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void findsNothingInAServerWithoutFaults() {
    ServerSubject subject = V2ModelServer.subject("without a fault", V2Rules::new, KEYED);
    assertThat(hunt().on(subject, Timers.STANDARD, 5)).isEmpty();
  }

  @Test
  void findsNothingInTheReferenceServer() {
    assertThat(hunt().on(new ReferenceSubject(KEYED), Timers.STANDARD, 11)).isEmpty();
    assertThat(hunt().on(new ReferenceSubject(OPEN), Timers.STANDARD, 12)).isEmpty();
  }

  private static Hunt hunt() {
    return new Hunt(new V2Dialect());
  }
}
