package org.mles.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How memory of several sizes is divided. */
class MemoryPlanTest {
  private static final long MIB = 1 << 20;
  private static final long LARGEST_FRAME = 16 * MIB + 16;

  @ParameterizedTest
  @ValueSource(longs = {8, 32, 48, 64, 128, 1_024, 65_536})
  void neverPromisesMoreThanHalf(long mebibytes) {
    MemoryPlan plan = plan(mebibytes, mebibytes);
    assertThat(plan.logOctets()).isBetween(MIB, mebibytes * MIB / 2);
    assertThat(plan.pendingOctets()).isBetween(MIB, mebibytes * MIB / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {48, 64, 128, 1_024})
  void hasRoomForALargestFrameThatComesAndOneThatIsKept(long mebibytes) {
    MemoryPlan plan = plan(mebibytes, mebibytes);
    assertThat(plan.pendingOctets()).isGreaterThan(LARGEST_FRAME);
    assertThat(plan.logOctets()).isGreaterThan(LARGEST_FRAME);
  }

  @Test
  void takesHalfOfDirectMemoryAndAQuarterOfTheHeap() {
    MemoryPlan plan = plan(256, 512);
    assertThat(plan.logOctets()).isEqualTo(256 * MIB);
    assertThat(plan.pendingOctets()).isEqualTo(64 * MIB);
  }

  @Test
  void readsTheLimitsOfThisJvm() {
    JvmMemory jvm = JvmMemory.read();
    assertThat(jvm.heapOctets()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(jvm.directOctets()).isPositive();
  }

  private static MemoryPlan plan(long heapMebibytes, long directMebibytes) {
    return MemoryPlan.of(new JvmMemory(heapMebibytes * MIB, directMebibytes * MIB));
  }
}
