package org.mles.cert;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client believes, and that the certificate it is shown must be for the name that it calls.
 * Thread: any. Source: TLS-VER-01 to TLS-VER-03.
 */
public final class Trust {
  private final SSLContext context;
  private final String whom;
  private final boolean anybody;

  private Trust(SSLContext context, String whom, boolean anybody) {
    this.context = context;
    this.whom = whom;
    this.anybody = anybody;
  }

  /** Believes the authorities that this JVM knows. */
  public static Trust ofJvm() {
    try {
      return of((KeyStore) null, "the authorities of the JVM");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM knows no authorities", e);
    }
  }

  /** Believes the certificates of a file in PEM, and no others. */
  public static Trust of(Path authorities) throws IOException {
    return of(PemFile.read(authorities).certificates(), authorities.toString());
  }

  /** Believes these certificates, and no others. */
  public static Trust of(List<X509Certificate> authorities) throws IOException {
    return of(authorities, authorities.size() + " authorities");
  }

  private static Trust of(List<X509Certificate> authorities, String whom) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority " + i, authorities.get(i));
      }
      return of(store, whom);
    } catch (GeneralSecurityException e) {
      throw new IOException("authorities that cannot be used: " + e.getMessage(), e);
    }
  }

  /** Believes anybody, whatever the name: for trying. */
  public static Trust ofAnybody() {
    return of(new Anybody(), "anybody", true);
  }

  private static Trust of(@Nullable KeyStore authorities, String whom)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(authorities);
    TrustManager made = factory.getTrustManagers()[0];
    return of(new ValidNow((X509ExtendedTrustManager) made), whom, false);
  }

  private static Trust of(TrustManager manager, String whom, boolean anybody) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return new Trust(context, whom, anybody);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM speaks no TLS", e);
    }
  }

  /**
   * Makes the engine of one connection.
   *
   * @param host as it was named, which the certificate must be for
   * @param protocols what is to be spoken inside, in the words of ALPN; none if that has no word
   */
  public SSLEngine engine(String host, int port, String... protocols) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    engine.setSSLParameters(told(engine.getSSLParameters(), protocols));
    return engine;
  }

  /** Returns what a library needs that makes its own connections, and checks names by itself. */
  public SSLContext context() {
    return context;
  }

  /** Lays TLS over a connected socket, which ends with it; see {@link #engine}. */
  public SSLSocket over(Socket socket, String host, int port, String... protocols)
      throws IOException {
    SSLSocket over = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
    over.setSSLParameters(told(over.getSSLParameters(), protocols));
    return over;
  }

  private SSLParameters told(SSLParameters parameters, String... protocols) {
    parameters.setProtocols(Identity.VERSIONS);
    parameters.setApplicationProtocols(protocols);
    if (!anybody) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    return parameters;
  }

  /** Tells whether everybody is believed. */
  public boolean anybody() {
    return anybody;
  }

  @Override
  public String toString() {
    return whom;
  }
}
