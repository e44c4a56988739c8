package org.mles.proxy.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.cert.SelfSigned;

/** When another certificate has to be ordered. */
final class HeldTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = FROM.plus(Duration.ofDays(90));
  private static final List<String> NAMES = List.of("a.example", "b.example");

  @Test
  void ordersWhenTwoThirdsAreOverOrALittleBefore() throws IOException {
    Held held = Held.of(Issued.of(NAMES, FROM, UNTIL));

    assertThat(held.due(NAMES, 0)).isEqualTo(FROM.plus(Duration.ofDays(60)));
    assertThat(held.due(NAMES, 1)).isEqualTo(FROM.plus(Duration.ofDays(57)));
  }

  @Test
  void knowsWhetherAllDomainsAreInIt() throws IOException {
    Held held = Held.of(Issued.of(NAMES, FROM, UNTIL));

    assertThat(held.due(List.of("b.example"), 0)).isAfter(FROM);
    assertThat(held.due(List.of("a.example", "c.example"), 0)).isEqualTo(Instant.MIN);
  }

  @Test
  void replacesAtOnceWhatVouchesForItself() throws IOException {
    assertThat(Held.of(SelfSigned.of(NAMES, FROM, UNTIL)).due(NAMES, 0)).isEqualTo(Instant.MIN);
  }
}
