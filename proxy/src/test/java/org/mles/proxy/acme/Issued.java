package org.mles.proxy.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.mles.cert.Identity;
import org.shredzone.acme4j.util.CSRBuilder;
import org.shredzone.acme4j.util.CertificateUtils;
import org.shredzone.acme4j.util.KeyPairUtils;

/** Certificates for tests that somebody else vouches for. */
final class Issued {
  private static final KeyPair AUTHORITY_KEY = KeyPairUtils.createKeyPair(2048);
  private static final X509Certificate AUTHORITY =
      CertificateUtils.createTestRootCertificate(
          "CN=Authority", Instant.EPOCH, Instant.parse("2049-01-01T00:00:00Z"), AUTHORITY_KEY);

  private Issued() {}

  static Identity of(List<String> names, Instant from, Instant until) throws IOException {
    KeyPair key = KeyPairUtils.createKeyPair(2048);
    CSRBuilder request = new CSRBuilder();
    request.addDomains(names);
    request.sign(key);
    X509Certificate own =
        CertificateUtils.createTestCertificate(
            request.getCSR(), from, until, AUTHORITY, AUTHORITY_KEY.getPrivate());
    return new Identity(List.of(own), key.getPrivate());
  }

  /** Puts one where a proxy keeps that of an authority. */
  static Identity keep(AcmeConfig config, Instant from, Instant until) throws IOException {
    try (Renewal renewal = new Renewal(config)) {
      renewal.tls();
    }
    Identity identity = of(config.domains(), from, until);
    Files.writeString(file(config), PemText.of(identity));
    return identity;
  }

  /** Returns where a proxy keeps its certificate. */
  static Path file(AcmeConfig config) throws IOException {
    try (var files = Files.walk(config.state())) {
      return files.filter(file -> file.endsWith("site.pem")).findFirst().orElseThrow();
    }
  }
}
