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
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final SSLContext context;
  private final boolean checksName;

  private Trust(SSLContext context, boolean checksName) {
    this.context = context;
    this.checksName = checksName;
  }

  /** Believes the authorities that this JVM knows. */
  public static Trust ofJvm() {
    return of(null, true);
  }

  /** Believes the certificates of a file in PEM, and no others. */
  public static Trust of(Path authorities) throws IOException {
    return of(PemFile.read(authorities).certificates());
  }

  /** Believes these certificates, and no others. */
  public static Trust of(List<X509Certificate> authorities) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority " + i, authorities.get(i));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return of(factory.getTrustManagers(), true);
    } catch (GeneralSecurityException e) {
      throw new IOException("authorities that cannot be used: " + e.getMessage(), e);
    }
  }

  /** Believes anybody, whatever the name: for trying. */
  public static Trust ofAnybody() {
    return of(new TrustManager[] {new Anybody()}, false);
  }

  private static Trust of(TrustManager @Nullable [] managers, boolean checksName) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return new Trust(context, checksName);
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

  /** Lays TLS over a connected socket, which ends with it; see {@link #engine}. */
  public SSLSocket over(Socket socket, String host, int port, String... protocols)
      throws IOException {
    SSLSocket over = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
    over.setSSLParameters(told(over.getSSLParameters(), protocols));
    return over;
  }

  private SSLParameters told(SSLParameters parameters, String... protocols) {
    parameters.setProtocols(VERSIONS);
    parameters.setApplicationProtocols(protocols);
    if (checksName) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    return parameters;
  }

  /** Asks for nothing. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
