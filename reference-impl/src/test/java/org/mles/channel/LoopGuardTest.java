package org.mles.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopGuardTest {
  private static final long MEMBER = 1;
  private static final long OTHER = 2;
  private static final long LINK = 3;
  private static final long NEXT_LINK = 4;

  /** Frames that the guard remembers, see its constructor. */
  private static final int WINDOW = 8192;

  private final LoopGuard guard = new LoopGuard(0);

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
  void restoresWhatIsHeldOrWasNeverSeen() {
    guard.isNew(MEMBER, frame("held"));
    guard.isNew(MEMBER, frame("dropped"));
    byte[] twice = octets("twice");
    List<byte[]> held = List.of(octets("held"));
    List<byte[]> restored = List.of(octets("dropped"), octets("held"), twice, twice.clone());
    assertThat(guard.unseen(LINK, held, restored))
        .containsExactly(octets("held"), octets("twice"), octets("twice"));
    assertThat(guard.unseen(OTHER, held, List.of(twice))).as("noted when restored").isEmpty();
  }

  @Test
  void tellsFramesApartByTheirOctetsFromPositionToLimit() {
    guard.isNew(MEMBER, frame("abc"));
    assertThat(guard.isNew(LINK, frame("abd"))).isTrue();
    ByteBuffer inside = frame("xxabcxx").position(2).limit(5);
    assertThat(guard.isNew(LINK, inside)).isFalse();
    assertThat(inside.position()).isEqualTo(2);
    assertThat(inside.limit()).isEqualTo(5);
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
    LoopGuard roomy = new LoopGuard(WINDOW);
    roomy.isNew(MEMBER, frame("first"));
    for (int i = 1; i < 2 * WINDOW; i++) {
      roomy.isNew(MEMBER, frame("filler " + i));
    }
    assertThat(roomy.isNew(LINK, frame("first"))).isFalse();
  }

  private void fill(int frames) {
    for (int i = 0; i < frames; i++) {
      guard.isNew(MEMBER, frame("filler " + i));
    }
  }

  private static ByteBuffer frame(String text) {
    return ByteBuffer.wrap(octets(text));
  }

  private static byte[] octets(String text) {
    return text.getBytes(UTF_8);
  }
}
