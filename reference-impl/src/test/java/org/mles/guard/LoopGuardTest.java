package org.mles.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mles.memory.Budget;

class LoopGuardTest {
  private static final long MEMBER = 1;
  private static final long OTHER = 2;
  private static final long LINK = 3;
  private static final long NEXT_LINK = 4;

  /** Frames that the guard remembers, see its constructor. */
  private static final int WINDOW = 8192;

  private final LoopGuard guard = new LoopGuard(0, new Budget(Long.MAX_VALUE));

  @Test
  void letsEachFrameOfOneOriginPassHoweverOftenItIsSaid() {
    for (int i = 0; i < 5; i++) {
      assertThat(guard.isNew(MEMBER, frame("again"))).isTrue();
    }
  }

  @Test
  void stopsAsManyCopiesFromElsewhereAsWereSaid() {
    guard.isNew(MEMBER, frame("twice"));
    guard.isNew(MEMBER, frame("twice"));
    assertThat(guard.isNew(LINK, frame("twice"))).isFalse();
    assertThat(guard.isNew(LINK, frame("twice"))).isFalse();
    assertThat(guard.isNew(LINK, frame("twice"))).as("a third one nobody has said here").isTrue();
  }

  @Test
  void countsWhatOneOriginSaidNotWhatAllSaidTogether() {
    guard.isNew(MEMBER, frame("hello"));
    guard.isNew(OTHER, frame("hello"));
    assertThat(guard.isNew(LINK, frame("hello"))).isFalse();
    assertThat(guard.isNew(LINK, frame("hello"))).isTrue();
  }

  @Test
  void stopsWhatALinkReplaysAfterItsReconnect() {
    assertThat(guard.isNew(LINK, frame("one"))).isTrue();
    assertThat(guard.isNew(LINK, frame("two"))).isTrue();
    assertThat(guard.isNew(NEXT_LINK, frame("one"))).isFalse();
    assertThat(guard.isNew(NEXT_LINK, frame("two"))).isFalse();
    assertThat(guard.isNew(NEXT_LINK, frame("three"))).isTrue();
  }

  @Test
  void takesForNewWhatItHasForgotten() {
    guard.isNew(MEMBER, frame("first"));
    fill(WINDOW - 1);
    assertThat(guard.isNew(LINK, frame("first"))).as("still in the window").isFalse();
    assertThat(guard.isNew(OTHER, frame("first"))).as("known by the copy of the link").isFalse();
    fill(WINDOW);
    assertThat(guard.isNew(LINK, frame("first"))).isTrue();
  }

  @Test
  void forgetsOneSightAtATime() {
    guard.isNew(MEMBER, frame("twice"));
    fill(WINDOW - 2);
    guard.isNew(MEMBER, frame("twice"));
    fill(1);
    assertThat(guard.isNew(LINK, frame("twice"))).as("the second sight is remembered").isFalse();
    assertThat(guard.isNew(LINK, frame("twice"))).as("the first one is forgotten").isTrue();
  }

  @Test
  void remembersTwiceTheHistoryThatMayBeReplayed() {
    LoopGuard roomy = new LoopGuard(WINDOW, new Budget(Long.MAX_VALUE));
    roomy.isNew(MEMBER, frame("first"));
    for (int i = 1; i < 2 * WINDOW; i++) {
      roomy.isNew(MEMBER, frame("filler " + i));
    }
    assertThat(roomy.isNew(LINK, frame("first"))).isFalse();
  }

  @Test
  void remembersLessWhereMemoryIsShortAndGivesItBack() {
    Budget heap = new Budget(10_000);
    LoopGuard small = new LoopGuard(0, heap);
    for (int i = 0; i < 1_000; i++) {
      small.isNew(MEMBER, frame("filler " + i));
      assertThat(heap.held()).isLessThanOrEqualTo(10_000);
    }
    assertThat(small.isNew(LINK, frame("filler 999"))).isFalse();
    assertThat(small.isNew(LINK, frame("filler 0"))).isTrue();
    small.close();
    assertThat(heap.held()).isZero();
  }

  private void fill(int frames) {
    for (int i = 0; i < frames; i++) {
      guard.isNew(MEMBER, frame("filler " + i));
    }
  }

  private static long frame(String text) {
    return Digest.of(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
