package org.mles.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnersTest {
  private static final int CHANNELS = 4_000;

  @Test
  void spreadsChannelsOverAllLoops() {
    Owners owners = new Owners(4, 1, 2);
    for (int loop = 0; loop < 4; loop++) {
      int number = loop;
      assertThat(names().filter(name -> owners.of("channel " + name) == number).count())
          .isBetween(CHANNELS / 4L - 200, CHANNELS / 4L + 200);
    }
  }

  @Test
  void givesNamesThatJavaHashesAlikeToDifferentLoops() {
    Owners owners = new Owners(2, 1, 2);
    // "Aa" and "BB" have one hash code, and so have all texts that are made of them.
    assertThat(
            IntStream.range(0, 64)
                .mapToObj(OwnersTest::alike)
                .mapToInt(owners::of)
                .distinct()
                .count())
        .isEqualTo(2);
  }

  private static String alike(int bits) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      name.append((bits >> i & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  @Test
  void dependsOnTheKey() {
    Owners one = new Owners(2, 1, 2);
    Owners other = new Owners(2, 3, 4);
    assertThat(names().filter(name -> one.of("" + name) != other.of("" + name)).count())
        .isBetween(CHANNELS / 2L - 300, CHANNELS / 2L + 300);
  }

  @Test
  void staysWithItsKey() {
    Owners owners = new Owners(256);
    names().forEach(name -> assertThat(owners.of("" + name)).isEqualTo(owners.of("" + name)));
  }

  private static IntStream names() {
    return IntStream.range(0, CHANNELS);
  }
}
