package org.mles.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens are those of the specification's table, section 4. */
final class V2FirstTest {
  @ParameterizedTest
  @CsvSource({
    "alice,example,,9b3b95527f7c2d80",
    "ab,c,k,03ec59c56e90dc4c",
    "a,bc,k,03ec59c56e90dc4c",
    "u,c,'',11cf0375f70c9432"
  })
  void hashesNamesAndKeyWithoutAnythingBetween(
      String uid, String channel, String key, String digits) {
    assertThat(V2First.digits(V2First.token(key, uid, channel))).isEqualTo(digits);
  }
}
