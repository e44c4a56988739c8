package org.mles.conformance.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.Unreachable;

/**
 * Carries connections inside TLS. Each piece that is sent is a record, or several if it is longer
 * than one may be; the end of what is sent is a close_notify. Thread: any. Source: TLS-HS-01,
 * TLS-VER-01 to TLS-VER-04.
 */
public final class TlsTransport implements Transport {
  /** The one version in which who ends its side may still be told something. */
  public static final String NEWER = "TLSv1.3";

  /** The other version. */
  public static final String OLDER = "TLSv1.2";

  private final SSLContext context;
  private final boolean anybody;
  private final List<String> versions;

  /** Of the newest handshake, for reports and for what differs between versions. */
  private volatile @Nullable SSLSession agreed;

  private TlsTransport(TrustManager believed, boolean anybody) {
    this(context(believed), anybody, List.of(NEWER, OLDER));
  }

  private TlsTransport(SSLContext context, boolean anybody, List<String> versions) {
    this.context = context;
    this.anybody = anybody;
    this.versions = versions;
  }

  /** Believes the same, and offers one version alone. */
  public TlsTransport speaking(String version) {
    return new TlsTransport(context, anybody, List.of(version));
  }

  /** Believes the same. */
  public TlsTransport again() {
    return new TlsTransport(context, anybody, versions);
  }

  /** Believes the authorities that this JVM knows. */
  public static TlsTransport ofJvm() {
    return new TlsTransport(Believed.ofJvm(), false);
  }

  /** Believes whom these certificates vouch for, and nobody else. */
  public static TlsTransport of(List<X509Certificate> authorities) {
    return new TlsTransport(Believed.of(authorities), false);
  }

  /** Believes anybody, whatever the name: for trying. */
  public static TlsTransport ofAnybody() {
    return new TlsTransport(new Anybody(), true);
  }

  private static SSLContext context(TrustManager believed) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {believed}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM speaks no TLS", e);
    }
  }

  @Override
  public Socket over(Socket tcp, InetSocketAddress called, Duration most) throws IOException {
    String host = called.getHostString();
    SSLSocket inside =
        (SSLSocket) context.getSocketFactory().createSocket(tcp, host, called.getPort(), false);
    inside.setSSLParameters(told(inside.getSSLParameters()));
    tcp.setSoTimeout(Math.toIntExact(most.toMillis()));
    try {
      inside.startHandshake();
      agreed = inside.getSession();
      requireValidNow(inside.getSession());
    } catch (SocketTimeoutException e) {
      throw unreachable(called, "no end of the handshake of TLS within " + most.toMillis() + " ms");
    } catch (IOException | CertificateException e) {
      String why = CertificateTrouble.of(e);
      if (why != null) {
        throw unreachable(called, why);
      }
      String ended = "the handshake of TLS ended, as with who speaks plain: ";
      throw new IOException(ended + e.getMessage(), e);
    }
    tcp.setSoTimeout(0);
    return inside;
  }

  private SSLParameters told(SSLParameters parameters) {
    parameters.setProtocols(versions.toArray(String[]::new));
    if (!anybody) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    return parameters;
  }

  /** The JVM does not look at the dates of a certificate that is itself among the authorities. */
  private void requireValidNow(SSLSession session) throws IOException, CertificateException {
    if (!anybody) {
      ((X509Certificate) session.getPeerCertificates()[0]).checkValidity();
    }
  }

  private static Unreachable unreachable(InetSocketAddress called, String why) {
    return new Unreachable(called.getHostString() + ":" + called.getPort() + ": " + why);
  }

  @Override
  public String text() {
    SSLSession session = agreed;
    String version =
        session == null
            ? "nothing agreed upon"
            : session.getProtocol() + " " + session.getCipherSuite();
    return version + (anybody ? ", certificate not looked at" : "");
  }

  @Override
  public boolean halfCloses() {
    SSLSession session = agreed;
    return session == null || session.getProtocol().equals(NEWER);
  }
}
