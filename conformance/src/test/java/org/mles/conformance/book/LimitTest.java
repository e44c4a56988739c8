package org.mles.conformance.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite's limits are named as the options of the reference and recommend what it does. */
final class LimitTest {
  @ParameterizedTest
  @EnumSource(Limit.class)
  void isAnOptionOfTheReferenceWithTheSameDefault(Limit limit) {
    org.mles.server.Limit own =
        Stream.of(org.mles.server.Limit.values())
            .filter(candidate -> candidate.option().equals(limit.word()))
            .findFirst()
            .orElseThrow();
    long usual = limit.usual(Protocol.V1);
    assertThat(limit.unit() == Limit.Unit.MILLIS ? Duration.ofMillis(usual).toNanos() : usual)
        .isEqualTo(own.standard());
  }
}
