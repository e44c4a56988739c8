package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bridges and servers in processes of their own. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BridgeIT {
  private static final int MANY = 50;
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @Test
  void carriesBothWaysAndLeavesText() throws Exception {
    try (Child left = Child.server(0);
        Child right = Child.server(0)) {
      int a = left.port();
      int b = right.port();
      try (Child bridge = Child.bridge(url(a), url(b)).connected();
          Person alice = Person.on(a, "alice");
          Person bob = Person.on(b, "bob")) {
        alice.sayText("only here");
        alice.say("from a", 0, MANY);
        bob.awaitAll("from a", 0, MANY);
        bob.say("from b", 0, MANY);
        alice.awaitAll("from b", 0, MANY);

        assertThat(bob.copies()).doesNotContainKey("only here").allSatisfy(Copies.atMost(1));
        assertThat(alice.copies()).allSatisfy(Copies.atMost(1));
        assertThat(bridge.interrupt()).startsWith("forwarded " + 2 * MANY + ", to A " + MANY);
        assertThat(bridge.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
      }
    }
  }

  @Test
  void carriesTextAsTextAndFirstMessagesIfAsked() throws IOException {
    try (Child left = Child.server(0);
        Child right = Child.server(0)) {
      int a = left.port();
      int b = right.port();
      try (Child bridge = Child.bridge("--text", url(a), url(b)).connected();
          Person bob = Person.on(b, "bob");
          Person alice = Person.on(a, "alice")) {
        assertThat(bob.await(said -> said.contains("alice")))
            .isEqualTo("text {\"uid\":\"alice\",\"channel\":\"garden\"}");
        alice.sayText("hello");
        assertThat(bob.await("hello"::equals)).isEqualTo("text hello");
        alice.say("octets", 0, 1);
        assertThat(bob.await("octets 0"::equals)).isEqualTo("binary octets 0");
        assertThat(bridge.interrupt()).contains("to B");
      }
    }
  }

  @Test
  void twoSideBySideMakeTwoCopiesAtMost() throws IOException {
    try (Child left = Child.server(0);
        Child right = Child.server(0)) {
      int a = left.port();
      int b = right.port();
      try (Child one = Child.bridge(url(a), url(b)).connected();
          Child two = Child.bridge(url(b), url(a)).connected();
          Person alice = Person.on(a, "alice");
          Person bob = Person.on(b, "bob")) {
        alice.say("from a", 0, MANY);
        bob.awaitAll("from a", 0, MANY);
        bob.say("from b", 0, MANY);
        alice.awaitAll("from b", 0, MANY);
        // What one has still to carry is behind nothing: a storm would never end.
        Copies.assertQuiet(one, two, 4 * MANY);
        assertThat(bob.copies()).allSatisfy(Copies.atMost(2));
      }
    }
  }

  @Test
  void ringOfThreeCarriesEverythingEverywhereAndIsQuietThen() throws IOException {
    try (Child first = Child.server(0);
        Child second = Child.server(0);
        Child third = Child.server(0)) {
      int a = first.port();
      int b = second.port();
      int c = third.port();
      try (Child ab = Child.bridge(url(a), url(b)).connected();
          Child bc = Child.bridge(url(b), url(c)).connected();
          Child ca = Child.bridge(url(c), url(a)).connected();
          Person alice = Person.on(a, "alice");
          Person bob = Person.on(b, "bob");
          Person carol = Person.on(c, "carol")) {
        alice.say("from a", 0, MANY);
        bob.awaitAll("from a", 0, MANY);
        carol.awaitAll("from a", 0, MANY);
        carol.say("from c", 0, MANY);
        alice.awaitAll("from c", 0, MANY);
        bob.awaitAll("from c", 0, MANY);

        assertThat(bob.copies()).allSatisfy(Copies.atMost(2));
        assertThat(carol.copies()).allSatisfy(Copies.atMost(2));
        // Each bridge has carried a payload one way at most.
        assertThat(Copies.forwarded(ab)).isLessThanOrEqualTo(2 * MANY);
        assertThat(Copies.forwarded(bc)).isLessThanOrEqualTo(2 * MANY);
        assertThat(Copies.forwarded(ca)).isLessThanOrEqualTo(2 * MANY);
      }
    }
  }

  @Test
  void serverThatIsKilledAndStartedAgainMissesNothingThatWasSaidMeanwhile() throws IOException {
    try (Child left = Child.server(0);
        Child killed = Child.server(0)) {
      int a = left.port();
      int b = killed.port();
      try (Child bridge = Child.bridge(url(a), url(b)).connected();
          Person alice = Person.on(a, "alice")) {
        try (Person bob = Person.on(b, "bob")) {
          alice.say("word", 0, MANY);
          bob.awaitAll("word", 0, MANY);
          assertThat(bob.copies()).allSatisfy(Copies.atMost(1));
        }
        killed.kill();
        bridge.await(said -> said.contains(": lost"));
        alice.say("word", MANY, 2 * MANY);
        try (Child again = Child.server(b)) {
          again.port();
          bridge.await(said -> said.contains(": connected"));
          try (Person bob = Person.on(b, "bob")) {
            alice.say("word", 2 * MANY, 3 * MANY);
            bob.awaitAll("word", MANY, 3 * MANY);
            bob.say("back", 0, MANY);
            alice.awaitAll("back", 0, MANY);
            assertThat(bob.copies()).allSatisfy(Copies.atMost(1));
            assertThat(alice.copies()).allSatisfy(Copies.atMost(1));
          }
          assertThat(bridge.interrupt()).contains("forwarded " + 4 * MANY, "reconnects 1");
        }
      }
    }
  }

  @Test
  void keepsChannelsApart() throws IOException {
    try (Child left = Child.server(0);
        Child right = Child.server(0)) {
      int a = left.port();
      int b = right.port();
      try (Child bridge = Child.bridge("-c", "yard", url(a), url(b)).connected();
          Person garden = Person.on(b, "bob");
          Person yard = Person.on(b, "bob", "yard");
          Person alice = Person.on(a, "alice", "yard");
          Person carol = Person.on(a, "carol")) {
        alice.say("word", 0, MANY);
        carol.say("word", 0, 1);
        yard.awaitAll("word", 0, MANY);
        garden.awaitAll("word", 0, 1);
        assertThat(bridge.interrupt()).startsWith("forwarded " + (MANY + 1));
        assertThat(garden.copies()).doesNotContainKey("word 1");
      }
    }
  }

  private static String url(int port) {
    return "ws://127.0.0.1:" + port;
  }
}
