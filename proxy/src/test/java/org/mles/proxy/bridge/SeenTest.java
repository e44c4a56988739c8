package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a bridge remembers of payloads. */
final class SeenTest {
  private final Seen seen = new Seen(2);

  @Test
  void knowsEqualPayloadsAgain() {
    assertThat(add(1)).isTrue();
    assertThat(add(1)).isFalse();
    assertThat(add(2)).isTrue();
  }

  @Test
  void forgetsTheOldestFirstEvenIfSeenAgain() {
    add(1);
    add(2);
    add(1);
    add(3);

    assertThat(add(2)).isFalse();
    assertThat(add(3)).isFalse();
    assertThat(add(1)).isTrue();
  }

  @Test
  void forgetsWhatHasNotCrossed() {
    add(1);
    seen.forget(1);

    assertThat(add(1)).isTrue();
  }

  private boolean add(int payload) {
    return seen.add(payload);
  }
}
