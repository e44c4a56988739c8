package org.mles.proxy.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cert.Identity;
import org.mles.cert.Trust;
import org.mles.proxy.testing.Running;
import org.mles.testing.LogRecorder;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.toolbox.JSON;

/** What a proxy shows and tries while no authority helps it. */
final class RenewalIT {
  private static final int SIGTERM_EXIT = 143;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  private final Instant now = Instant.now();
  private final LogRecorder log = new LogRecorder("org.mles.proxy");

  /** An authority that takes connections and says nothing. */
  private final ServerSocketChannel mute =
      ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

  RenewalIT() throws IOException {}

  @AfterEach
  void end() throws IOException {
    mute.close();
    log.close();
  }

  private AcmeConfig config() throws IOException {
    return config(((InetSocketAddress) mute.getLocalAddress()).getPort());
  }

  private AcmeConfig config(int port) {
    return new AcmeConfig(
        URI.create("https://localhost:" + port + "/dir"),
        List.of("a.example", "b.example"),
        null,
        folder.resolve("state"),
        Trust.ofJvm(),
        Duration.ofSeconds(1));
  }

  /** Returns a port where nobody listens. */
  private static int nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void beginsWithACertificateThatNobodyBelievesAndTriesOn() throws Exception {
    AcmeConfig config = config(nobody());
    Identity first;
    try (Renewal renewal = new Renewal(config)) {
      first = renewal.tls().identity();
      renewal.start();
      log.await("no new certificate, the old one stays: https://localhost:");
      assertThat(renewal.counters()).containsEntry("proxy_acme_issued_total", 0L);
      assertThat(renewal.counters().get("proxy_acme_failed_total")).isPositive();
    }
    assertThat(first.text(now)).contains("a.example");
    try (Renewal again = new Renewal(config)) {
      assertThat(again.tls().identity()).isEqualTo(first);
    }
  }

  @Test
  void showsTheOldCertificateWhileItsAuthorityIsDead() throws Exception {
    AcmeConfig config = config(nobody());
    Instant until = now.plus(Duration.ofDays(1));
    Identity old = Issued.keep(config, now.minus(Duration.ofDays(89)), until);
    try (Renewal renewal = new Renewal(config)) {
      assertThat(renewal.tls().identity()).isEqualTo(old);
      renewal.start();
      log.await("no new certificate, the old one stays");
    }
    assertThat(Issued.file(config)).hasContent(PemText.of(old));
  }

  @Test
  void showsACertificateThatIsOverAndOrdersAnother() throws Exception {
    AcmeConfig config = config();
    Instant until = now.minus(Duration.ofDays(275));
    Identity old = Issued.keep(config, now.minus(Duration.ofDays(365)), until);
    try (Renewal renewal = new Renewal(config)) {
      assertThat(renewal.tls().identity()).isEqualTo(old);
      assertThat(log.lines()).anyMatch(line -> line.contains("shown all the same"));
      assertThat(log.lines()).anyMatch(line -> line.contains("expired on " + old.expiry()));
      renewal.start();
      mute.accept().close();
    }
  }

  @Test
  void ordersNothingByAClockThatIsAYearBehind() throws Exception {
    AcmeConfig config = config();
    Instant from = now.plus(Duration.ofDays(365));
    Identity fresh = Issued.keep(config, from, from.plus(Duration.ofDays(90)));
    try (Renewal renewal = new Renewal(config)) {
      assertThat(renewal.tls().identity()).isEqualTo(fresh);
      assertThat(log.lines()).anyMatch(line -> line.contains("is not valid before"));
      assertThat(renewal.isDue()).isFalse();
    }
  }

  @Test
  void asksForNothingThatItCannotKeep() throws Exception {
    AcmeConfig config = config();
    try (Renewal renewal = new Renewal(config)) {
      renewal.tls();
      Path own = Issued.file(config).resolveSibling("trial.new");
      Files.createDirectories(own.resolve("in the way"));
      renewal.start();
      log.await("cannot write");
      assertThat(renewal.counters().get("proxy_acme_failed_total")).isPositive();
    }
    assertNotAsked();
  }

  /** Nobody has connected, whose turn would have come. */
  private void assertNotAsked() throws IOException {
    mute.configureBlocking(false);
    assertThat(mute.accept()).isNull();
  }

  @Test
  void leavesTheOrderToAnotherProxyOfTheSameFolder() throws Exception {
    AcmeConfig config = config();
    try (Renewal one = new Renewal(config);
        Renewal other = new Renewal(config)) {
      Identity shown = one.tls().identity();
      assertThat(other.tls().identity()).isEqualTo(shown);
      one.start();
      mute.accept();
      other.start();
      log.await("another proxy is ordering");
      assertThat(other.counters()).containsEntry("proxy_acme_failed_total", 0L);
    }
    assertThat(log.lines()).noneMatch(line -> line.contains("no new certificate"));
    assertNotAsked();
  }

  @Test
  void replacesAFileThatSomebodySpoilt() throws Exception {
    AcmeConfig config = config(nobody());
    Issued.keep(config, now.minusSeconds(9), now.plusSeconds(999));
    Files.writeString(Issued.file(config), "spoilt");
    try (Renewal renewal = new Renewal(config)) {
      assertThat(renewal.tls().identity().text(now)).contains("a.example");
      assertThat(log.lines()).anyMatch(line -> line.contains("site.pem: has no"));
      assertThat(renewal.isDue()).isTrue();
    }
  }

  @Test
  void tellsNothingOfAnAccountKeyThatCannotBeRead() throws Exception {
    AcmeConfig config = config();
    try (Renewal renewal = new Renewal(config)) {
      renewal.tls();
      Path account = Issued.file(config).resolveSibling("account.pem");
      Files.writeString(account, "-----BEGIN EC PRIVATE KEY-----\nsecret\n");
      renewal.start();
      log.await("account.pem has no key of an account");
    }
    assertThat(log.lines()).noneMatch(line -> line.contains("secret"));
    assertNotAsked();
  }

  /** By a real process, whose first order hangs. */
  @Test
  void isEndedInTheMiddleOfAnOrderAndGoesOnWithItsAccount() throws Exception {
    AcmeConfig config = config();
    String first = accountAfterAnEnd(config);
    assertThat(first).contains("PRIVATE KEY");
    assertThat(accountAfterAnEnd(config)).isEqualTo(first);
  }

  private String accountAfterAnEnd(AcmeConfig config) throws Exception {
    String words = "--upstream 127.0.0.1 --acme-domain a.example --acme-agree";
    List<String> options = new ArrayList<>(List.of(words.split(" ", -1)));
    options.addAll(List.of("--acme-directory", config.directory().toString()));
    options.addAll(List.of("--acme-state", config.state().toString()));
    try (Running proxy = Running.proxy(options.toArray(new String[0]));
        SocketChannel asking = mute.accept()) {
      assertThat(asking.isConnected()).isTrue();
      assertThat(proxy.terminate()).isEqualTo(SIGTERM_EXIT);
    }
    Path account = Issued.file(config).resolveSibling("account.pem");
    try (var files = Files.list(account.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("account.pem", "site.pem", "turn");
    }
    return Files.readString(account);
  }

  @Test
  void refusesAStateThatIsAFile() throws IOException {
    Files.createFile(folder.resolve("state"));
    assertThatThrownBy(() -> new Renewal(config()).tls()).hasMessageContaining("is no folder");
  }

  @Test
  void waitsAsLongAsAnAuthorityAsks() throws Exception {
    URL url = URI.create("https://localhost/").toURL();
    Problem problem =
        new Problem(JSON.parse("{\"type\": \"urn:ietf:params:acme:error:rateLimited\"}"), url);
    Instant later = now.plus(Duration.ofHours(2));
    IOException limited = new IOException(new AcmeRateLimitedException(problem, later, List.of()));

    assertThat(Authority.askedFor(limited, now)).isEqualTo(Duration.ofHours(2));
    assertThat(Authority.askedFor(new IOException("other"), now)).isZero();
    try (Renewal renewal = new Renewal(config())) {
      assertThat(renewal.waitAfter(limited)).isGreaterThan(Duration.ofHours(1));
      assertThat(renewal.waitAfter(new IOException("other"))).isLessThan(Duration.ofMinutes(1));
      Instant never = now.plus(Duration.ofDays(999));
      IOException forEver =
          new IOException(new AcmeRateLimitedException(problem, never, List.of()));
      assertThat(renewal.waitAfter(forEver)).isEqualTo(AcmeConfig.MOST_WAIT);
    }
  }
}
