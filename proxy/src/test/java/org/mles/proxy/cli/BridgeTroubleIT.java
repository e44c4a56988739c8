package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys, certificates and servers that go while much is said, by real processes. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BridgeTroubleIT {
  private static final int MANY = 40;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  @Test
  void endsIfAServerRefusesItsKey() throws Exception {
    try (Child left = Child.server(0);
        Child right = Child.server(0, "--key", "right");
        Child bridge = Child.bridge("--key-file-b", key("wrong"), url(left), url(right))) {
      assertThat(bridge.await(line -> line.startsWith("bridge: ws")))
          .contains("garden", "V2-AUTH-01")
          .doesNotContain("wrong");
      assertThat(bridge.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void carriesBetweenServersInsideTlsThatHaveKeysOfTheirOwn() throws IOException {
    try (Child left = Child.server(0);
        Child right = Child.server(0, "--tls-self-signed", "--also-plain", "--key", "right")) {
      int a = left.port();
      int b = right.port();
      String[] options = {
        "--insecure", "--key-file-b", key("right"), "ws://127.0.0.1:" + a, "wss://127.0.0.1:" + b
      };
      try (Child bridge = Child.bridge(options).connected();
          Person alice = Person.on(a, "alice");
          Person bob = Person.with("right", b, "bob")) {
        alice.say("word", 0, MANY);
        bob.awaitAll("word", 0, MANY);
        bob.say("back", 0, MANY);
        alice.awaitAll("back", 0, MANY);
        assertThat(bridge.interrupt()).startsWith("forwarded " + 2 * MANY);
      }
    }
  }

  @Test
  void countsWhatHasToGoWhileAServerIsAway() throws IOException {
    try (Child left = Child.server(0);
        Child killed = Child.server(0)) {
      int a = left.port();
      int b = killed.port();
      String[] options = {"--memory", "80", "ws://127.0.0.1:" + a, "ws://127.0.0.1:" + b};
      try (Child bridge = Child.bridge(options).connected();
          Person alice = Person.on(a, "alice")) {
        killed.kill();
        bridge.await(line -> line.contains(": lost"));
        alice.say("word", 0, MANY);
        String gone = "lost " + (MANY - 10);
        bridge.await(line -> line.contains(gone) && line.contains("waiting 10"));
        try (Child again = Child.server(b)) {
          again.port();
          try (Person bob = Person.on(b, "bob")) {
            bob.awaitAll("word", MANY - 10, MANY);
            assertThat(bob.copies()).doesNotContainKey("word " + (MANY - 11));
          }
        }
        assertThat(bridge.interrupt()).contains(gone, "reconnects 1");
      }
    }
  }

  @Test
  void ringOutlivesOneOfItsServers() throws IOException {
    try (Child first = Child.server(0);
        Child second = Child.server(0);
        Child killed = Child.server(0)) {
      int a = first.port();
      int b = second.port();
      int c = killed.port();
      try (Child ab = Child.bridge(ws(a), ws(b)).connected();
          Child bc = Child.bridge(ws(b), ws(c)).connected();
          Child ca = Child.bridge(ws(c), ws(a)).connected();
          Person alice = Person.on(a, "alice");
          Person bob = Person.on(b, "bob")) {
        killed.kill();
        bc.await(line -> line.contains(": lost"));
        ca.await(line -> line.contains(": lost"));
        alice.say("word", 0, MANY);
        bob.awaitAll("word", 0, MANY);
        try (Child again = Child.server(c)) {
          again.port();
          try (Person carol = Person.on(c, "carol")) {
            carol.awaitAll("word", 0, MANY);
            assertThat(carol.copies()).allSatisfy(Copies.atMost(2));
          }
        }
        assertThat(bob.copies()).allSatisfy(Copies.atMost(2));
        assertThat(Copies.forwarded(ab)).isEqualTo(MANY);
      }
    }
  }

  private String key(String word) throws IOException {
    return Files.writeString(folder.resolve(word), word).toString();
  }

  private static String url(Child server) throws IOException {
    return ws(server.port());
  }

  private static String ws(int port) {
    return "ws://127.0.0.1:" + port;
  }
}
