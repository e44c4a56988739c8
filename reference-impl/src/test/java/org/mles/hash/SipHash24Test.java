package org.mles.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds our SipHash against the values that its authors published. */
class SipHash24Test {
  /**
   * Key 00 to 0f, input 00 01 02 and so on; the published octets read as a little-endian number.
   */
  @ParameterizedTest(name = "{0} octets")
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "9, 9e0082df0ba9e4b0",
    "15, a129ca6149be45e5",
    "63, 958a324ceb064572"
  })
  void givesThePublishedValues(int octets, String value) {
    byte[] data = new byte[octets];
    for (int i = 0; i < octets; i++) {
      data[i] = (byte) i;
    }
    SipHash24 hash = new SipHash24(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(hash.update(data).finish()).isEqualTo(HexFormat.fromHexDigitsToLong(value));
  }

  @Test
  void startsWithTheZeroKey() {
    assertThat(new SipHash24().finish()).isEqualTo(0x1e924b9d737700d7L);
  }

  @Test
  void countsOnlyTheLowBitsOfAnOctet() {
    assertThat(new SipHash24().update(-1).finish())
        .isEqualTo(new SipHash24().update(0xFF).finish());
  }

  @Test
  void refusesARangeOutsideTheArray() {
    assertThatThrownBy(() -> new SipHash24().update(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
