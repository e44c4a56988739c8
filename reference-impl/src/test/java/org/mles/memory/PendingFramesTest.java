package org.mles.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.memory.PendingFrames.Account;

/** Whoever holds most lets go, and what is counted is what is held. */
class PendingFramesTest {
  private final PendingFrames pending = new PendingFrames(100);
  private final List<String> letGo = new ArrayList<>();

  @Test
  void countsWhatAllHold() {
    Account alice = open("alice");
    Account bob = open("bob");
    alice.hold(40);
    bob.hold(50);
    alice.hold(10);
    assertThat(pending.octets()).isEqualTo(60);
    alice.close();
    bob.close();
    assertThat(pending.octets()).isZero();
    assertThat(letGo).isEmpty();
  }

  @Test
  void hasTheLargestLetGoAndNotTheOneThatCameLast() {
    open("mallory").hold(60);
    open("bob").hold(30);
    open("alice").hold(11);
    assertThat(letGo).containsExactly("mallory 60");
    assertThat(pending.octets()).isEqualTo(41);
  }

  @Test
  void findsAnotherWhileTheFirstIsStillOnItsWayOut() {
    Account mallory = open("mallory");
    mallory.hold(60);
    open("trudy").hold(50);
    mallory.hold(90);
    open("alice").hold(51);
    assertThat(letGo).containsExactly("mallory 60", "alice 51");
    mallory.close();
    assertThat(pending.octets()).isEqualTo(50);
  }

  @Test
  void countsAgainWhoGoesOnAfterAll() {
    Account alice = open("alice");
    alice.hold(101);
    alice.reinstate();
    alice.hold(7);
    assertThat(pending.octets()).isEqualTo(7);
  }

  private Account open(String name) {
    return pending.open(octets -> letGo.add(name + " " + octets));
  }
}
