package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Two histories become one; each letter stands for a frame. */
class HistoryMergePropertyTest {
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

  private static String merged(String held, String restored) {
    return letters(HistoryMerge.of(frames(held), frames(restored)).merged());
  }

  private static String missing(String held, String restored) {
    return letters(HistoryMerge.of(frames(held), frames(restored)).missing());
  }

  private static List<byte[]> frames(String letters) {
    List<byte[]> frames = new ArrayList<>();
    letters.chars().forEach(letter -> frames.add(new byte[] {(byte) letter}));
    return frames;
  }

  private static String letters(List<byte[]> frames) {
    StringBuilder letters = new StringBuilder();
    frames.forEach(frame -> letters.append(new String(frame, StandardCharsets.US_ASCII)));
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
