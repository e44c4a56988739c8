package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.cert.Identity;
import org.mles.cert.Trust;
import org.mles.net.tls.Certificates;
import org.mles.peer.UpstreamConfig;
import org.mles.server.tls.Tls;
import org.mles.testing.LogRecorder;

/** Links inside TLS. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsPeerIT {
  @Test
  void carriesFramesBothWaysAndBringsHistoryBack() throws IOException {
    MlesServer root = root(Certificates.LOCAL, 0);
    int port = root.port();
    try (MlesServer one = peerOf(port, Trust.of(Certificates.LOCAL.chain()));
        MlesServer other = peerOf(port, Trust.of(Certificates.LOCAL.chain()));
        PlainClient alice = new PlainClient(one.address(), "alice");
        PlainClient bob = new PlainClient(other.address(), "bob")) {
      alice.say("a1");
      bob.heardUntil("a1");
      bob.say("x".repeat(100_000));
      bob.say("b1");
      alice.heardUntil("b1");
      root.close();
      root = root(Certificates.LOCAL, port);
      bob.say("b2");
      alice.heardUntil("b2");
      assertThat(root.counters().resyncs()).isPositive();
    } finally {
      root.close();
    }
  }

  @Test
  void saysWhatIsWrongWithACertificate() throws IOException {
    Identity elsewhere = Certificates.of("elsewhere.example");
    String certificate = "the server's certificate ";
    assertDown(Certificates.LOCAL, Trust.ofJvm(), certificate + "is from an unknown authority");
    assertDown(elsewhere, Trust.of(elsewhere.chain()), certificate + "is for another name");
    Identity expired = Certificates.expired();
    assertDown(expired, Trust.of(expired.chain()), certificate + "has expired");
  }

  private static void assertDown(@Nullable Identity shown, @Nullable Trust trust, String why)
      throws IOException {
    try (LogRecorder log = new LogRecorder("org.mles.server");
        MlesServer root = root(shown, 0);
        MlesServer peer = peerOf(root.port(), trust);
        PlainClient alice = new PlainClient(peer.address(), "alice")) {
      RawClient.await(() -> log.said("is down: " + why));
      assertThat(root.counters().framesIn()).isZero();
      // Without TLS a link is up once its opening is sent.
      assertThat(peer.counters().linksUp()).matches(up -> trust == null || up == 0);
      alice.say("served on");
    }
  }

  @Test
  void saysThatOnlyOneOfBothSpeaksTls() throws IOException {
    assertDown(Certificates.LOCAL, null, "it speaks TLS, and is called without");
    assertDown(null, Trust.ofAnybody(), "it ended the connection; perhaps it speaks without TLS");
  }

  @Test
  void bringsFramesToWhomItBelievesWithoutALook() throws IOException {
    try (MlesServer root = root(Certificates.expired(), 0);
        MlesServer peer = peerOf(root.port(), Trust.ofAnybody());
        PlainClient alice = new PlainClient(peer.address(), "alice")) {
      alice.say("hello");
      RawClient.await(() -> root.counters().framesIn() > 1);
    }
  }

  private static MlesServer root(@Nullable Identity shown, int port) throws IOException {
    Tls tls = shown == null ? null : new Tls(shown, null, false);
    return MlesServer.start(config().withPort(port).withTls(tls), ServerEvents.NONE);
  }

  private static MlesServer peerOf(int port, @Nullable Trust trust) throws IOException {
    InetAddress localhost = InetAddress.getByName("localhost");
    UpstreamConfig upstream =
        new UpstreamConfig(
            new InetSocketAddress(localhost, port),
            null,
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            1,
            trust);
    return MlesServer.start(config().withPeer(upstream));
  }

  private static ServerConfig config() {
    return ServerConfig.defaults().withPort(0).withSharedKey(PlainClient.SHARED_KEY);
  }
}
