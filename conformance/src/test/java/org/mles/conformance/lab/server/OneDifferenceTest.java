package org.mles.conformance.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.wire.RawFrame;

/** A refusal proves something only if there is one reason for it. */
final class OneDifferenceTest {
  private static final RawFrame TWIN = RawFrame.of(0x0102_0304_0506_0708L, new byte[] {1, 2, 3});

  @Test
  void allowsOnePart() {
    for (RawFrame bad :
        List.of(
            TWIN.withType('m'),
            TWIN.withCid(1),
            TWIN.withKey(1),
            TWIN.withBody(new byte[0]),
            TWIN.withBody(new byte[100]))) {
      assertThat(OneDifference.between(TWIN, bad.encode())).isEqualTo(bad.encode());
    }
  }

  @Test
  void allowsSomethingInFront() {
    byte[] frame = TWIN.encode();
    byte[] late = new byte[frame.length + 1];
    System.arraycopy(frame, 0, late, 1, frame.length);
    assertThat(OneDifference.between(TWIN, late)).isEqualTo(late);
  }

  @Test
  void refusesTwoParts() {
    assertThatThrownBy(() -> OneDifference.between(TWIN, TWIN.withKey(1).withCid(1).encode()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[cid, key]");
    assertThatThrownBy(
            () -> OneDifference.between(TWIN, TWIN.withKey(1).withBody(new byte[9]).encode()))
        .hasMessageContaining("[key, body]");
  }

  @Test
  void refusesAnEqualTwin() {
    byte[] same = Arrays.copyOf(TWIN.encode(), TWIN.encode().length);
    assertThatThrownBy(() -> OneDifference.between(TWIN, same))
        .isInstanceOf(IllegalStateException.class);
  }
}
