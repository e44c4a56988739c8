package org.mles.conformance.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Authorities that may vouch for a subject. Thread: any. Source: TLS-VER-01. */
public final class Believed {
  private static final String BEGINNING = "-----BEGIN CERTIFICATE-----";

  private Believed() {}

  /**
   * Reads certificates in PEM; what stands between them is left out.
   *
   * @throws IllegalArgumentException if there is none, or one that is broken
   */
  public static List<X509Certificate> pem(String text) {
    int first = text.indexOf(BEGINNING);
    if (first < 0) {
      throw new IllegalArgumentException("it has no certificate in PEM");
    }
    byte[] octets = text.substring(first).getBytes(StandardCharsets.UTF_8);
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(octets))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new IllegalArgumentException("it has a broken certificate: " + e.getMessage(), e);
    }
  }

  static TrustManager ofJvm() {
    return of((KeyStore) null);
  }

  static TrustManager of(List<? extends Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority " + i, authorities.get(i));
      }
      return of(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM keeps no certificates", e);
    }
  }

  private static TrustManager of(@Nullable KeyStore authorities) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(authorities);
      return factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM knows no authorities", e);
    }
  }
}
