package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent once more to a server that was lost; the pauses between are those of a bridge. */
@Timeout(60)
final class MissingTest {
  private final ScriptedShore a = new ScriptedShore("a", word -> true);

  @Test
  void whatDiedWithTheServerIsSentOnceMoreInOrderAndFirst() throws InterruptedException {
    KeepingShore b = new KeepingShore(word -> true);
    try (Pair pair = connected(b)) {
      say(b, "one", "two");
      b.die();
      pair.await(line -> line.startsWith("B keeping: lost"));
      a.say("three");

      assertHandedOver(b, "one", "two", "three");
      settle(b);
      assertThat(pair.count(Count.TO_B)).isBetween(4L, 5L); // with x, and perhaps y
      assertThat(pair.count(Count.AGAIN)).isEqualTo(2);
    }
  }

  @Test
  void whatTheHistoryShowsIsNotSentAgainNorWhatWasSentBeforeIt() throws InterruptedException {
    KeepingShore b = new KeepingShore(word -> true);
    try (Pair pair = connected(b)) {
      say(b, "one", "two", "three");
      b.forget(1); // too old for its history
      b.cut();
      pair.await(line -> line.startsWith("B keeping: lost"));
      a.say("four");

      assertHandedOver(b, "four");
      assertThat(pair.count(Count.AGAIN)).isZero();
    }
  }

  @Test
  void whatCameByAnotherWayMeanwhileIsNotSentAgain() throws InterruptedException {
    KeepingShore b = new KeepingShore(word -> true);
    try (Pair pair = connected(b)) {
      say(b, "one", "two", "three");
      b.die();
      b.keep("one"); // by another bridge, which was quicker
      b.keep("two");
      pair.await(line -> line.startsWith("B keeping: lost"));

      assertHandedOver(b, "three");
      settle(b);
      assertThat(pair.count(Count.AGAIN)).isOne();
    }
  }

  @Test
  void whatKillsTheServerIsHandedOverThreeTimesAndNoMore() throws InterruptedException {
    KeepingShore b = new KeepingShore(word -> !word.equals("poison"));
    try (Pair pair = connected(b)) {
      a.say("poison");
      assertHandedOver(b, "poison", "poison", "poison");
      a.say("cure");

      assertHandedOver(b, "cure");
      assertThat(pair.count(Count.LOST)).isOne();
    }
  }

  private Pair connected(KeepingShore b) throws InterruptedException {
    Pair pair = Pair.of(a, b, "garden");
    pair.await(line -> line.endsWith("connected"));
    pair.await(line -> line.endsWith("connected"));
    return pair;
  }

  /** Says words on the other side and waits until they are here. */
  private void say(KeepingShore b, String... words) throws InterruptedException {
    List.of(words).forEach(a::say);
    assertHandedOver(b, words);
  }

  /** Has all counted that was handed over, which is when the next one but one is. */
  private void settle(KeepingShore b) throws InterruptedException {
    a.say("x");
    assertHandedOver(b, "x");
    a.say("y");
    assertHandedOver(b, "y");
  }

  private static void assertHandedOver(KeepingShore b, String... words)
      throws InterruptedException {
    for (String word : words) {
      assertThat(b.handedOver.take()).isEqualTo(word);
    }
  }
}
