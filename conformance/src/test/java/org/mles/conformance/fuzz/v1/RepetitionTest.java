package org.mles.conformance.fuzz.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.fuzz.Generator;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.wire.CanonicalBody;

/** Long bodies of nothing, and that the search really plays them. */
final class RepetitionTest {
  private static final int CONVERSATIONS = 3000;

  private static final Set<Repetition> PLAYED =
      LongStream.range(0, CONVERSATIONS)
          .mapToObj(new Generator(new V1Dialect(), 1)::conversation)
          .flatMap(List::stream)
          .filter(step -> step.act() == Step.Act.RUN)
          .map(step -> Repetition.of(step.number()))
          .collect(Collectors.toSet());

  @ParameterizedTest
  @EnumSource
  void isAsLongAsWasAskedAndNoFirstBody(Repetition repetition) {
    for (int octets : new int[] {0, 100, 70_000}) {
      byte[] body = repetition.body(octets);
      assertThat(body.length).isBetween(octets - 15, Math.max(octets, 50));
      assertThat(CanonicalBody.names(body)).isNull();
      assertThat(CanonicalBody.items(body)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPlayed(Repetition repetition) {
    assertThat(PLAYED).contains(repetition);
  }
}
