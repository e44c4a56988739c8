package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cert.Identity;
import org.mles.cert.OtherIdentities;
import org.mles.cert.Trust;
import org.mles.net.tls.Certificates;

/** A certificate of its own for who asks by a protocol of its own, and for nobody else. */
class OtherIdentitiesIT {
  private static final String PROTOCOL = "proof/1";

  private final Identity proof = Certificates.of("proof.example");
  private final Map<String, Identity> shown = new ConcurrentHashMap<>();

  private final OtherIdentities others =
      new OtherIdentities() {
        @Override
        public String protocol() {
          return PROTOCOL;
        }

        @Override
        public @Nullable Identity of(String host) {
          return shown.get(host);
        }
      };

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void showsTheOtherToWhoAsksByItsProtocolAndName(String version) throws IOException {
    try (MlesServer server =
        MlesServer.start(TlsServing.config().withTls(TlsServing.LOCAL.withOthers(others)))) {
      X509Certificate own = Certificates.LOCAL.chain().get(0);
      shown.put("proof.example", proof);

      assertThat(asks(server, version, "proof.example", PROTOCOL)).isEqualTo(proof.chain().get(0));
      assertThat(asks(server, version, "proof.example", "http/1.1")).isEqualTo(own);
      assertThat(asks(server, version, "proof.example")).isEqualTo(own);
      assertGetsNothing(server, version, "other.example");
      shown.clear();
      assertGetsNothing(server, version, "proof.example");
      assertThat(asks(server, version, "other.example", "http/1.1")).isEqualTo(own);
    }
  }

  private static void assertGetsNothing(MlesServer server, String version, String host) {
    assertThatThrownBy(() -> asks(server, version, host, PROTOCOL))
        .isInstanceOf(SSLException.class);
  }

  private static X509Certificate asks(
      MlesServer server, String version, String host, String... protocols) throws IOException {
    Socket plain = new Socket(server.address().getAddress(), server.port());
    try (SSLSocket socket = Trust.ofAnybody().over(plain, host, server.port(), protocols)) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }
}
