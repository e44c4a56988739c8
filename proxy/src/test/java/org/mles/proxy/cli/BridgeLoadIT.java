package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that is killed in the middle of a load, and comes back while it goes on. Nothing may be
 * missing that a bridge has heard, be it what it had handed to the operating system in that moment.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BridgeLoadIT {
  /** Words of each of the four parts of a load. */
  private static final int PART = 400;

  private static final int ALL = 4 * PART;

  @Test
  void oneBridgeLosesNothing() throws IOException {
    try (Child left = Child.server(0);
        Child killed = Child.server(0)) {
      int a = left.port();
      int b = killed.port();
      try (Child bridge = bridge(a, b)) {
        Heard heard = load(a, killed, b, bridge);

        heard.requireAll();
        heard.requireCopies(1);
        String last = bridge.interrupt();
        // Each word counts once; those that died with the server were sent again.
        assertThat(last).startsWith("forwarded " + ALL + ", to A 0, to B " + ALL);
        assertThat(last).contains("seen 0, lost 0").endsWith("reconnects 1, waiting 0");
      }
    }
  }

  @Test
  void twoSideBySideLoseNothing() throws IOException {
    try (Child left = Child.server(0);
        Child killed = Child.server(0)) {
      int a = left.port();
      int b = killed.port();
      try (Child one = bridge(a, b);
          Child two = bridge(b, a)) {
        Heard heard = load(a, killed, b, one, two);

        heard.requireCopies(2);
        heard.requireAll();
        Copies.assertQuiet(one, two, 2 * ALL);
      }
    }
  }

  @Test
  void ringOfThreeLosesNothing() throws IOException {
    try (Child first = Child.server(0);
        Child second = Child.server(0);
        Child killed = Child.server(0)) {
      int a = first.port();
      int b = second.port();
      int c = killed.port();
      try (Child ab = bridge(a, b);
          Child bc = bridge(b, c);
          Child ca = bridge(c, a);
          Person bob = Person.on(b, "bob")) {
        Heard heard = load(a, killed, c, bc, ca);

        heard.requireCopies(2);
        heard.requireAll();
        bob.awaitAll("word", 0, ALL);
        assertThat(bob.copies()).allSatisfy(Copies.atMost(2));
        assertThat(Copies.forwarded(ab)).isLessThanOrEqualTo(ALL);
        Copies.assertQuiet(bc, ca, 2 * ALL);
      }
    }
  }

  /** What was heard on the server that was killed, before and after. */
  private record Heard(Map<String, Integer> before, Map<String, Integer> after) {
    void requireAll() {
      for (int i = 0; i < ALL; i++) {
        String word = "word " + i;
        assertThat(before.containsKey(word) || after.containsKey(word)).as(word).isTrue();
      }
    }

    void requireCopies(int most) {
      assertThat(before).allSatisfy(Copies.atMost(most));
      assertThat(after).allSatisfy(Copies.atMost(most));
    }
  }

  /** Says words on one server while the other is killed and started again. */
  private static Heard load(int living, Child killed, int port, Child... bridges)
      throws IOException {
    try (Person alice = Person.on(living, "alice");
        Person before = Person.on(port, "carol")) {
      alice.say("word", 0, 2 * PART);
      before.await(("word " + PART / 4)::equals);
      killed.kill();
      before.hearToTheEnd();
      alice.say("word", 2 * PART, 3 * PART);
      for (Child bridge : bridges) {
        bridge.await(line -> line.contains(": lost"));
      }
      try (Child again = Child.server(port, "--history-limit", "" + 2 * ALL)) {
        again.port();
        alice.say("word", 3 * PART, ALL);
        for (Child bridge : bridges) {
          bridge.await(line -> line.contains(": connected"));
        }
        try (Person after = Person.on(port, "carol")) {
          after.awaitAll("word", 2 * PART, ALL);
          return new Heard(before.copies(), after.copies());
        }
      }
    }
  }

  private static Child bridge(int a, int b) throws IOException {
    return Child.bridge("ws://127.0.0.1:" + a, "ws://127.0.0.1:" + b).connected();
  }
}
