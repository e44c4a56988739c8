package org.mles.conformance.probe.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mles.conformance.time.Patience;

final class OutputTest {
  private final Output output = new Output();

  @Test
  void linesAreCutAtLineEndsWhateverThePieces() {
    put("one\ntw");
    put("o\n");
    put("\nrest");
    assertThat(taken()).isEqualTo("one");
    assertThat(taken()).isEqualTo("two");
    assertThat(taken()).isEmpty();
    assertThat(output.take(new Patience(Duration.ZERO))).isNull();
  }

  @Test
  void theEndComesAfterTheLinesAndAgain() {
    output.print("last".getBytes(UTF_8));
    output.ended("exit code 3");
    output.ended("ended by the suite");
    put("too late\n");
    assertThat(taken()).isEqualTo("last");
    assertThat(output.take(new Patience(Duration.ZERO))).isEqualTo(new Printed.End("exit code 3"));
    assertThat(output.take(new Patience(Duration.ZERO))).isEqualTo(new Printed.End("exit code 3"));
    assertThat(output.howItEnded()).isEqualTo("exit code 3");
  }

  @Test
  void aFloodOfLinesIsOneThingAndIsNotKept() {
    for (int i = 0; i < 30_000; i++) {
      put("y\n");
    }
    assertThat(output.take(new Patience(Duration.ZERO))).isInstanceOf(Printed.Flood.class);
    assertThat(output.take(new Patience(Duration.ZERO))).isNull();
  }

  @Test
  void aLineWithoutEndIsAFloodToo() {
    byte[] megabyte = new byte[1 << 20];
    for (int i = 0; i < 81; i++) {
      output.put(megabyte, megabyte.length);
    }
    assertThat(output.take(new Patience(Duration.ZERO))).isInstanceOf(Printed.Flood.class);
  }

  @Test
  void manyLinesThatAreTakenAreNoFlood() {
    byte[] megabyte = new byte[1 << 20];
    for (int i = 0; i < 100; i++) {
      output.print(megabyte);
      assertThat(output.take(new Patience(Duration.ZERO))).isInstanceOf(Printed.Line.class);
    }
  }

  private void put(String text) {
    byte[] octets = text.getBytes(UTF_8);
    output.put(octets, octets.length);
  }

  private String taken() {
    return output.take(new Patience(Duration.ZERO)) instanceof Printed.Line line
        ? line.text()
        : "no line";
  }
}
