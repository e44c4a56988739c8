package org.mles.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeatingTest {
  @Test
  void keepsFewWithTheOwner() {
    assertThat(Seating.choose(new int[] {0, 0, 31, 0}, 2, 32)).isEqualTo(2);
  }

  @Test
  void takesTheNextLoopOnceTheOwnerHasEnough() {
    assertThat(Seating.choose(new int[] {0, 0, 32, 0}, 2, 32)).isEqualTo(3);
    assertThat(Seating.choose(new int[] {0, 0, 32, 32}, 2, 32)).isZero();
  }

  @Test
  void fillsTheLoopsInUseBeforeItTakesOneMore() {
    assertThat(Seating.choose(new int[] {7, 0, 32, 31}, 2, 32)).isZero();
  }

  @Test
  void prefersTheOwnerAmongEquals() {
    assertThat(Seating.choose(new int[] {40, 40, 40, 40}, 2, 32)).isEqualTo(2);
    assertThat(Seating.choose(new int[] {40, 40, 40, 39}, 2, 32)).isEqualTo(3);
  }

  @Test
  void knowsNoOtherLoopOfOne() {
    assertThat(Seating.choose(new int[] {1000}, 0, 1)).isZero();
  }
}
