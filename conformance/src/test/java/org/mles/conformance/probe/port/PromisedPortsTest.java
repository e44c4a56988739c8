package org.mles.conformance.probe.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromisedPortsTest {
  /** No port of a system is as high, so no test beside this one cares. */
  private static final int FIRST = 1 << 16;

  @Test
  void aPortIsPromisedOnceUntilManyOthersWere() {
    assertThat(PromisedPorts.promise(FIRST)).isTrue();
    assertThat(PromisedPorts.promise(FIRST)).isFalse();
    for (int other = 1; other <= PromisedPorts.MOST; other++) {
      assertThat(PromisedPorts.promise(FIRST + other)).isTrue();
    }
    assertThat(PromisedPorts.contains(FIRST)).isFalse();
    assertThat(PromisedPorts.contains(FIRST + PromisedPorts.MOST)).isTrue();
  }
}
