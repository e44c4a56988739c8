package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By what payloads are known. */
final class DigestTest {
  private final Digest digest = new Digest();

  @Test
  void tellsEmptyPayloadsFromZeroes() {
    assertThat(digest.of(message(false, 0))).isNotEqualTo(digest.of(message(false, 1)));
  }

  @Test
  void namesTextAsItNamesBinary() {
    assertThat(digest.of(message(true, 3))).isEqualTo(digest.of(message(false, 3)));
  }

  @Test
  void namesNothingAsAnotherOneDoes() {
    assertThat(digest.of(message(true, 3))).isNotEqualTo(new Digest().of(message(true, 3)));
  }

  private static Message message(boolean text, int octets) {
    return new Message(text, new byte[octets]);
  }
}
