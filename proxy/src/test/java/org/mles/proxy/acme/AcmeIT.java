package org.mles.proxy.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cert.Trust;
import org.mles.proxy.web.Count;
import org.mles.proxy.web.ProxyConfig;
import org.mles.proxy.web.Tab;
import org.mles.proxy.web.WebProxy;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.testing.LogRecorder;

/** Certificates of a real authority, on one machine. */
final class AcmeIT {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final int LISTENERS = 8;
  private static final int BURST = 25;
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  private final int tlsPort = Pebble.freePort();
  private final LogRecorder log = new LogRecorder("org.mles.proxy");

  @SuppressWarnings("NullAway.Init")
  private MlesServer server;

  AcmeIT() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    server = MlesServer.start(ServerConfig.defaults().withPort(0));
  }

  @AfterEach
  void end() {
    server.close();
    log.close();
  }

  @Test
  void fromNothingToARenewedCertificateWhileBrowsersTalk() throws Exception {
    try (Pebble pebble = Pebble.start(folder, tlsPort, Duration.ofSeconds(12));
        Renewal renewal = new Renewal(pebble.config(state()));
        WebProxy proxy = WebProxy.start(config(renewal));
        Tab speaker = tab().say("speaker", "room", "")) {
      assertThat(issuer()).doesNotContain("Pebble");
      List<Tab> listeners = listeners(speaker);
      renewal.start();

      Set<String> issued = new HashSet<>();
      long startNanos = System.nanoTime();
      for (int round = 0; issued.size() < 3; round++) {
        talk(speaker, listeners, round);
        if (issuer().contains("Pebble")) {
          issued.add(serial());
        }
        assertThat(pebble.pause()).isFalse();
        long tookNanos = System.nanoTime() - startNanos;
        assertThat(tookNanos).as(log.lines().toString()).isLessThan(PATIENCE_NANOS);
      }
      assertThat(shown().getSubjectAlternativeNames().toString()).contains(Pebble.DOMAINS);
      assertThat(renewal.counters()).containsEntry("proxy_acme_failed_total", 0L);
      assertThat(renewal.counters().get("proxy_acme_issued_total")).isGreaterThanOrEqualTo(3);
      assertThat(proxy.count(Count.BUGS_TOTAL)).isZero();
      assertThat(proxy.count(Count.LANES_LOST_TOTAL)).isZero();
      for (Tab listener : listeners) {
        listener.close();
      }
    }
    assertKeptFromOthers();
    assertThat(log.lines()).noneMatch(line -> line.contains("PRIVATE KEY"));
  }

  private List<Tab> listeners(Tab speaker) throws IOException {
    List<Tab> listeners = new ArrayList<>();
    for (int i = 0; i < LISTENERS; i++) {
      Tab listener = tab().say("listener " + i, "room", "");
      listener.hears("speaker", "room", "");
      for (int before = 0; before < i; before++) {
        listener.hears("listener " + before, "room", "");
      }
      for (Tab earlier : listeners) {
        earlier.hears("listener " + i, "room", "");
      }
      speaker.hears("listener " + i, "room", "");
      listeners.add(listener);
    }
    return listeners;
  }

  /** Every message reaches everybody, in order. */
  private static void talk(Tab speaker, List<Tab> listeners, int round) throws IOException {
    for (int i = 0; i < BURST; i++) {
      speaker.say("speaker", "room", round + "." + i);
    }
    for (Tab listener : listeners) {
      for (int i = 0; i < BURST; i++) {
        listener.hears("speaker", "room", round + "." + i);
      }
    }
  }

  private void assertKeptFromOthers() throws IOException {
    try (var files = Files.walk(state())) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void takesUpACertificateThatWasKeptAndOrdersNoOther() throws Exception {
    try (Pebble pebble = Pebble.start(folder, tlsPort, LONG)) {
      AcmeConfig config = pebble.config(state());
      String serial;
      try (Renewal renewal = new Renewal(config);
          WebProxy proxy = WebProxy.start(config(renewal))) {
        renewal.start();
        log.await("another certificate is shown");
        serial = serial();
        assertThat(proxy.count(Count.BUGS_TOTAL)).isZero();
      }
      pebble.kill();
      try (Renewal renewal = new Renewal(config);
          WebProxy proxy = WebProxy.start(config(renewal));
          Tab tab = tab()) {
        tab.hearsNothing();
        assertThat(serial()).isEqualTo(serial);
        assertThat(renewal.isDue()).isFalse();
        assertThat(proxy.count(Count.BUGS_TOTAL)).isZero();
      }
    }
  }

  @Test
  void aDeadAuthorityTakesNothingAway() throws Exception {
    try (Pebble pebble = Pebble.start(folder, tlsPort, Duration.ofSeconds(12));
        Renewal renewal = new Renewal(pebble.config(state()));
        WebProxy proxy = WebProxy.start(config(renewal));
        Tab tab = tab()) {
      renewal.start();
      log.await("another certificate is shown");
      String serial = serial();
      pebble.kill();
      log.await("no new certificate, the old one stays");

      assertThat(serial()).isEqualTo(serial);
      assertThat(renewal.counters().get("proxy_acme_failed_total")).isPositive();
      tab.hearsNothing();
      tab().hearsNothing().close();
      assertThat(proxy.count(Count.BUGS_TOTAL)).isZero();
    }
  }

  @Test
  void aRefusedProofIsToldAndTriedAgain() throws Exception {
    int elsewhere = Pebble.freePort();
    try (Pebble pebble = Pebble.start(folder, elsewhere, LONG);
        Renewal renewal = new Renewal(pebble.config(state()));
        WebProxy proxy = WebProxy.start(config(renewal));
        Tab tab = tab()) {
      renewal.start();
      log.await("proof for a.example was refused");
      assertThat(issuer()).doesNotContain("Pebble");
      tab.hearsNothing();

      try (WebProxy there = WebProxy.start(config(renewal).withPort(elsewhere))) {
        log.await("issued: certificate of");
        assertThat(there.count(Count.BUGS_TOTAL)).isZero();
      }
      assertThat(proxy.count(Count.BUGS_TOTAL)).isZero();
    }
  }

  /** As by a clock that is months ahead: each certificate is due when it comes. */
  @Test
  void waitsEverLongerIfWhatIsIssuedIsDueAgain() throws Exception {
    try (Pebble pebble = Pebble.start(folder, tlsPort, Duration.ofSeconds(1));
        Renewal renewal = new Renewal(pebble.config(state()));
        WebProxy proxy = WebProxy.start(config(renewal))) {
      renewal.start();
      log.await("what was issued is due again");
      assertThat(renewal.counters().get("proxy_acme_failed_total")).isPositive();
      assertThat(proxy.count(Count.BUGS_TOTAL)).isZero();
    }
  }

  private Path state() {
    return folder.resolve("state");
  }

  private ProxyConfig config(Renewal renewal) throws IOException {
    return ProxyConfig.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
        .withPort(tlsPort)
        .withTls(renewal.tls());
  }

  private SSLSocket secured() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), tlsPort);
    return Trust.ofAnybody().over(socket, "localhost", tlsPort, "http/1.1");
  }

  private Tab tab() throws IOException {
    return new Tab(secured()).upgrade();
  }

  private X509Certificate shown() throws IOException {
    try (SSLSocket socket = secured()) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private String serial() throws IOException {
    return shown().getSerialNumber().toString();
  }

  private String issuer() throws IOException {
    return shown().getIssuerX500Principal().getName();
  }
}
