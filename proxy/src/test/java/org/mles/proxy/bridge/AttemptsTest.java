package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of messages that a side does not take; the pauses between are those of a bridge. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AttemptsTest {
  private static final int LEAST_MEMORY = 8;

  private final ScriptedShore a = new ScriptedShore("a", word -> true);
  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

  @Test
  void aMessageThatFailsThreeTimesInARowIsDroppedAndCounted() throws InterruptedException {
    ScriptedShore b = new ScriptedShore("b", word -> !word.equals("bad") && taken.add(word));
    try (Pair pair = Pair.of(a, b, "garden")) {
      bothConnected(pair);
      List.of("first", "bad", "last").forEach(a::say);

      assertThat(taken.take()).isEqualTo("first");
      assertThat(taken.take()).isEqualTo("last");
      assertThat(b.offered).containsExactly("first", "bad", "bad", "bad", "last");
      assertThat(pair.count(Count.LOST)).isOne();
      assertThat(pair.count(Count.RECONNECTS)).isEqualTo(3);
      a.say("bad"); // what was dropped may cross when it comes again
      assertThat(pair.count(Count.SEEN)).isZero();
    }
  }

  @Test
  void failuresOfOneMessageAreNotCountedForAnother() throws InterruptedException {
    // While one fails another comes, and there is room for one; the last fails once.
    Queue<String> others = new ArrayDeque<>(List.of("two", "three"));
    AtomicBoolean ready = new AtomicBoolean();
    ScriptedShore b =
        new ScriptedShore(
            "b",
            word -> {
              if (ready.get()) {
                return taken.add(word);
              }
              ready.set(others.isEmpty());
              others.stream().findFirst().ifPresent(a::say);
              others.poll();
              return false;
            });
    try (Pair pair = Pair.remembering(LEAST_MEMORY, a, b, "garden")) {
      bothConnected(pair);
      a.say("one");

      assertThat(taken.take()).isEqualTo("three");
      assertThat(b.offered).containsExactly("one", "two", "three", "three");
      assertThat(pair.count(Count.LOST)).isEqualTo(2);
    }
  }

  private static void bothConnected(Pair pair) throws InterruptedException {
    pair.await(line -> line.endsWith("connected"));
    pair.await(line -> line.endsWith("connected"));
  }
}
