package org.mles.conformance.fuzz.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.fuzz.Generator;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/** Long first messages of nothing, and that the search really plays them. */
final class JsonRunTest {
  private static final Set<JsonRun> PLAYED =
      LongStream.range(0, 3000)
          .mapToObj(new Generator(new V2Dialect(), 1)::conversation)
          .flatMap(List::stream)
          .filter(step -> step.act() == Step.Act.RUN)
          .map(step -> JsonRun.of(step.number()))
          .collect(Collectors.toSet());

  @ParameterizedTest
  @EnumSource
  void isAsLongAsWasAskedAndNoFirstMessage(JsonRun run) {
    for (int octets : new int[] {0, 100, 70_000}) {
      String text = run.text(octets);
      assertThat(text.length()).isBetween(octets - 15, Math.max(octets, 50));
      assertThat(V2First.names(WsMessage.text(text))).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPlayed(JsonRun run) {
    assertThat(PLAYED).contains(run);
  }
}
