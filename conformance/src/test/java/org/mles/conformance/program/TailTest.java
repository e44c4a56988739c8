package org.mles.conformance.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is kept of an output is little, whatever comes. */
final class TailTest {
  private final Tail tail = new Tail(64);

  @Test
  void givesTheLinesSinceTheLastTime() {
    put("one\ntwo\n");
    assertThat(tail.take()).containsExactly("one", "two");
    put("three");
    assertThat(tail.take()).containsExactly("three");
    assertThat(tail.take()).isEmpty();
  }

  @Test
  void keepsTheEndOfAGigabyteWithoutALineEndAndCountsTheRest() {
    byte[] mebibyte = new byte[1 << 20];
    Arrays.fill(mebibyte, (byte) 'x');
    for (int i = 0; i < 1024; i++) {
      tail.put(mebibyte, mebibyte.length);
    }
    put("\nend\n");
    List<String> lines = tail.take();
    assertThat(lines.get(0))
        .isEqualTo(
            String.format(
                Locale.ROOT, "(%d octets before this were dropped)", (1L << 30) + 5 - 64));
    assertThat(lines.get(1)).matches("x{59}");
    assertThat(lines.get(2)).isEqualTo("end");
  }

  @Test
  void goesRoundInPiecesOfAnyLength() {
    for (int i = 0; i < 1000; i++) {
      put(Integer.toString(i));
    }
    assertThat(tail.text()).endsWith("996997998999").hasSize(64);
  }

  @Test
  void showsOctetsThatAreNoTextAndControlsAsSomethingPrintable() {
    tail.put(new byte[] {'a', (byte) 0xFF, 0x1B, '[', 0, '\n'}, 6);
    put("\u202Eb\u0085");
    assertThat(String.join("\n", tail.take())).isEqualTo("a\uFFFD?[?\n?b?");
  }

  @Test
  void cutsLongLinesAndManyLines() {
    Tail large = new Tail(1 << 20);
    byte[] text = ("y".repeat(5000) + "\n" + "z\n".repeat(500)).getBytes(StandardCharsets.UTF_8);
    large.put(text, 5001);
    assertThat(large.take()).containsExactly("y".repeat(400) + "...");
    large.put(text, text.length);
    assertThat(large.take()).hasSize(200).containsOnly("z");
  }

  private void put(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    tail.put(octets, octets.length);
  }
}
