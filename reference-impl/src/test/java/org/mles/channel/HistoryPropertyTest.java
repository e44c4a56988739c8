package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mles.memory.Budget;

/** Retained positions in a ring, against a queue. */
class HistoryPropertyTest {
  @Test
  void keepsNothingUnderALimitOfNoFrames() {
    History history = new History(new HistoryLimits(0, 1000), new Budget(Long.MAX_VALUE));
    history.appended(10);
    assertThat(history.frames()).isZero();
    assertThat(history.start()).isEqualTo(10);
  }

  @Test
  void doesNotKeepAFrameLongerThanTheLimitOfOctets() {
    History history = new History(new HistoryLimits(10, 99), new Budget(Long.MAX_VALUE));
    history.appended(50);
    history.appended(100);
    assertThat(history.frames()).isZero();
    assertThat(history.start()).isEqualTo(150);
    history.appended(99);
    assertThat(history.frames()).isEqualTo(1);
  }

  @Test
  void takesNoMemoryForALargeLimit() {
    History history =
        new History(
            new HistoryLimits(Integer.MAX_VALUE, Long.MAX_VALUE), new Budget(Long.MAX_VALUE));
    for (int i = 0; i < 1000; i++) {
      history.appended(1);
    }
    assertThat(history.frames()).isEqualTo(1000);
  }

  /** Lengths of frames; 0 stands for a new start far behind. */
  @Property
  void retainsWhatAQueueWould(
      @ForAll List<@IntRange(max = 40) Integer> lengths,
      @ForAll @IntRange(max = 9) int maxFrames,
      @ForAll @IntRange(max = 200) int maxOctets) {
    History history =
        new History(new HistoryLimits(maxFrames, maxOctets), new Budget(Long.MAX_VALUE));
    Deque<Integer> model = new ArrayDeque<>();
    long tail = 0;
    for (int length : lengths) {
      if (length == 0) {
        history.restart(new FrameList(new HistoryLimits(0, 0), 0, 0), 0, tail -= 1000);
        model.clear();
      } else {
        tail += length;
        history.appended(length);
        model.add(length);
        trim(model, maxFrames, maxOctets);
      }
      assertSame(history, model, tail);
    }
  }

  private static void trim(Deque<Integer> model, int maxFrames, int maxOctets) {
    while (model.size() > maxFrames || octets(model) > maxOctets) {
      model.removeFirst();
    }
  }

  private static int octets(Deque<Integer> frames) {
    return frames.stream().mapToInt(Integer::intValue).sum();
  }

  private static void assertSame(History history, Deque<Integer> model, long tail) {
    assertThat(history.frames()).isEqualTo(model.size());
    assertThat(history.start()).isEqualTo(tail - octets(model));
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < history.frames(); i++) {
      found.add(history.octets(i));
    }
    assertThat(found).containsExactlyElementsOf(model);
  }
}
