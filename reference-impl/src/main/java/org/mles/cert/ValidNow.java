package org.mles.cert;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes whom another does, and asks for a date that is right as well: the JVM believes a
 * certificate that is itself among the authorities without a look at that. Thread: any. Source:
 * TLS-VER-01.
 */
final class ValidNow extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager other;

  ValidNow(X509ExtendedTrustManager other) {
    this.other = other;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    other.checkClientTrusted(chain, kind);
    chain[0].checkValidity();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    other.checkServerTrusted(chain, kind);
    chain[0].checkValidity();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    other.checkClientTrusted(chain, kind, socket);
    chain[0].checkValidity();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    other.checkServerTrusted(chain, kind, socket);
    chain[0].checkValidity();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    other.checkClientTrusted(chain, kind, engine);
    chain[0].checkValidity();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    other.checkServerTrusted(chain, kind, engine);
    chain[0].checkValidity();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return other.getAcceptedIssuers();
  }
}
