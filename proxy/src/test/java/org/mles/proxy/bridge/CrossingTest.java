package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which message goes where, and what is counted. */
final class CrossingTest {
  private static final int MEMORY = 16;

  private final Tally tally = new Tally();

  @Test
  void carriesBinaryAcrossAndLeavesText() {
    Crossing crossing = crossing(false);
    crossing.heard(Side.A, new Message(false, octets("one")));
    crossing.heard(Side.A, new Message(true, octets("two")));

    assertThat(crossing.towards(Side.B).size()).isOne();
    assertThat(crossing.towards(Side.A).size()).isZero();
    assertThat(count(Count.TEXT)).isOne();
  }

  @Test
  void carriesTextIfAsked() throws InterruptedException {
    Crossing crossing = crossing(true);
    crossing.heard(Side.B, new Message(true, octets("{}")));

    Message out = Objects.requireNonNull(crossing.towards(Side.A).take(() -> false));
    assertThat(out.text()).isTrue();
    assertThat(out.payload()).isEqualTo(octets("{}"));
  }

  @Test
  void takesTextAndBinaryOfEqualOctetsForOne() {
    Crossing crossing = crossing(true);
    crossing.heard(Side.A, new Message(true, octets("same")));
    crossing.heard(Side.B, new Message(false, octets("same")));

    assertThat(crossing.towards(Side.A).size()).isZero();
    assertThat(count(Count.SEEN)).isOne();
  }

  @Test
  void countsWhatHadToGoAndLetsItsNextCopyCross() throws InterruptedException {
    Crossing crossing = crossing(true);
    for (String word : new String[] {"one", "two", "three"}) {
      crossing.heard(Side.A, new Message(false, octets(word)));
    }
    assertThat(count(Count.LOST)).isOne();
    crossing.towards(Side.B).take(() -> false);

    crossing.heard(Side.A, new Message(false, octets("one")));

    assertThat(count(Count.SEEN)).isZero();
    assertThat(crossing.towards(Side.B).size()).isEqualTo(2);
  }

  @Test
  void sendsFirstWhatCouldNotBeSent() throws InterruptedException {
    Crossing crossing = crossing(true);
    crossing.heard(Side.A, new Message(false, octets("one")));
    Message first = Objects.requireNonNull(crossing.towards(Side.B).take(() -> false));
    crossing.heard(Side.A, new Message(false, octets("two")));
    crossing.returned(Side.B, first);

    assertThat(crossing.towards(Side.B).take(() -> false)).isSameAs(first);
  }

  @Test
  void dropsWhatNoClientCanSend() {
    Crossing crossing = crossing(true);
    crossing.heard(Side.A, new Message(false, new byte[Message.MAX_OCTETS + 1]));

    assertThat(crossing.towards(Side.B).size()).isZero();
    assertThat(count(Count.LOST)).isOne();
  }

  private Crossing crossing(boolean text) {
    return new Crossing(MEMORY, text, new Budget(1 << 26), new Budget(1 << 26), tally);
  }

  private long count(Count count) {
    return tally.values().getOrDefault(count, 0L);
  }

  private static byte[] octets(String text) {
    return text.getBytes(UTF_8);
  }
}
