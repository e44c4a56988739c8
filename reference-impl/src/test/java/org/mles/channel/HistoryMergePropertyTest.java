package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.guard.Digest;
import org.mles.memory.Budget;
import org.mles.memory.Rope;
import org.mles.testing.Frames;

/** Two histories become one; each letter stands for a frame. */
class HistoryMergePropertyTest {
  private static final int FRAME_OCTETS = V1Header.OCTETS + 1;
  private static final HistoryLimits LIMITS = new HistoryLimits(1_000, 1_000_000);

  @Test
  void putsWhatIsMissingBehindTheFrameThatPrecedesItInBoth() {
    assertThat(merged("adf", "abcdef")).isEqualTo("abcdef");
    assertThat(merged("xy", "abc")).isEqualTo("abcxy");
    assertThat(merged("abx", "aby")).isEqualTo("abyx");
    assertThat(merged("", "abc")).isEqualTo("abc");
    assertThat(merged("abc", "")).isEqualTo("abc");
  }

  @Test
  void putsNothingInFrontOfAJoinThatThePeerSendsFirst() {
    assertThat(merged("ABC", "BAXC"))
        .as("X may be from the client that B let in")
        .isEqualTo("ABXC");
  }

  @Test
  void countsEqualFrames() {
    assertThat(merged("a", "aaa")).isEqualTo("aaa");
    assertThat(missing("aa", "aaa")).isEqualTo("a");
    assertThat(missing("aaa", "aa")).isEmpty();
  }

  @Property
  void neitherLosesNorReordersNorDoubles(
      @ForAll @CharRange(from = 'a', to = 'f') @StringLength(max = 12) String held,
      @ForAll @CharRange(from = 'a', to = 'f') @StringLength(max = 12) String restored) {
    String merged = merged(held, restored);
    String missing = missing(held, restored);
    assertThat(isSubsequence(held, merged)).as("held is in order in %s", merged).isTrue();
    assertThat(isSubsequence(missing, merged)).as("missing is in order in %s", merged).isTrue();
    assertThat(sorted(merged)).isEqualTo(sorted(held + missing));
    for (char letter = 'a'; letter <= 'f'; letter++) {
      assertThat(count(merged, letter))
          .isEqualTo(Math.max(count(held, letter), count(restored, letter)));
    }
  }

  @Property
  void restoringAgainChangesNothing(
      @ForAll @CharRange(from = 'a', to = 'f') @StringLength(max = 12) String held,
      @ForAll @CharRange(from = 'a', to = 'f') @StringLength(max = 12) String restored) {
    String once = merged(held, restored);
    assertThat(merged(once, restored)).isEqualTo(once);
    assertThat(missing(once, restored)).isEmpty();
  }

  @Property
  void mergesAsListsWould(
      @ForAll @CharRange(from = 'a', to = 'f') @StringLength(max = 12) String held,
      @ForAll @CharRange(from = 'a', to = 'f') @StringLength(max = 12) String restored) {
    MergeModel model = MergeModel.of(frames(held), frames(restored));
    assertThat(merged(held, restored)).isEqualTo(letters(model.merged()));
    assertThat(missing(held, restored)).isEqualTo(letters(model.missing()));
  }

  private static String missing(String held, String restored) {
    Rope rope = Frames.rope(frames(restored));
    HistoryMerge.of(digests(held), rope, null);
    return letters(V1Frame.split(rope));
  }

  /** Spells the frames in their new order; those that are missing lie behind those held. */
  private static String merged(String held, String restored) {
    Rope rope = Frames.rope(frames(restored));
    HistoryMerge merge = HistoryMerge.of(digests(held), rope, null);
    String log = held + letters(V1Frame.split(rope));
    History history = new History(LIMITS, new Budget(Long.MAX_VALUE));
    held.chars().forEach(letter -> history.appended(FRAME_OCTETS));
    FrameList newest = merge.newest(history, rope, (long) FRAME_OCTETS * held.length());
    StringBuilder merged = new StringBuilder();
    for (int i = 0; i < newest.count(); i++) {
      merged.append(log.charAt((int) newest.startOf(i) / FRAME_OCTETS));
    }
    return merged.toString();
  }

  private static long[] digests(String letters) {
    return frames(letters).stream().mapToLong(f -> Digest.of(ByteBuffer.wrap(f))).toArray();
  }

  private static List<byte[]> frames(String letters) {
    List<byte[]> frames = new ArrayList<>();
    letters.chars().forEach(letter -> frames.add(frame((byte) letter)));
    return frames;
  }

  private static byte[] frame(byte letter) {
    return V1Frame.encode(0, 0, new byte[] {letter});
  }

  private static String letters(List<byte[]> frames) {
    StringBuilder letters = new StringBuilder();
    frames.forEach(frame -> letters.append((char) frame[V1Header.OCTETS]));
    return letters.toString();
  }

  private static boolean isSubsequence(String part, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < part.length(); i++) {
      at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
    }
    return at == part.length();
  }

  private static String sorted(String letters) {
    return letters.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
  }

  private static long count(String letters, char letter) {
    return letters.chars().filter(each -> each == letter).count();
  }
}
