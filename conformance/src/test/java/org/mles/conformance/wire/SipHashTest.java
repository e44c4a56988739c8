package org.mles.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SipHashTest {
  /** From the authors' published table for the key 00 01 .. 0f and the input 00 01 .. */
  @ParameterizedTest
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "9, 9e0082df0ba9e4b0",
    "15, a129ca6149be45e5",
    "63, 958a324ceb064572"
  })
  void agreesWithThePublishedTable(int length, String expected) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) i;
    }
    long hash = new SipHash(2, 4, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L).hash(data);
    assertThat(Long.toHexString(hash)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "mles-devel-frank, User, Channel, 53178fc6df14727e",
    "127.0.0.1:8077, alice, example, f66561167e419bce",
    "k, ab, c, 6770b02fae162590",
    "k, a, bc, 447f8d39a27f5f91",
    "k, '', '', 7987ce3d1ace1f46"
  })
  void joinKeysAreKnown(String first, String uid, String channel, String expected) {
    assertThat(Long.toHexString(JoinKey.of(first, uid, channel))).isEqualTo(expected);
  }
}
