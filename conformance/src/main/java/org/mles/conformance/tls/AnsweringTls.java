package org.mles.conformance.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.Transport;

/**
 * Answers by TLS whoever calls the suite, and shows a certificate. Each piece that is sent is a
 * record, or several if it is longer than one may be; the end of what is sent is a close_notify.
 * Thread: any; what is asked of a handshake is about the newest. Source: TLS-HS-01, TLS-HS-02.
 */
public final class AnsweringTls implements Transport {
  private static final String WEB = "http/1.1";

  /** How the JVM tells that it was the other side who has ended a handshake, and has said why. */
  private static final String TOLD = "Received fatal alert";

  private final Paper paper;
  private final List<String> versions;
  private volatile @Nullable SSLSession agreed;
  private volatile @Nullable List<String> offered;
  private volatile @Nullable IOException refused;
  private volatile boolean told;

  private AnsweringTls(Paper paper, List<String> versions) {
    this.paper = paper;
    this.versions = versions;
  }

  /** Shows a certificate, in either version. */
  public static AnsweringTls showing(Paper paper) {
    return new AnsweringTls(paper, List.of(TlsTransport.NEWER, TlsTransport.OLDER));
  }

  /** Shows the same and agrees upon one version alone. */
  public AnsweringTls speaking(String version) {
    return new AnsweringTls(paper, List.of(version));
  }

  /** Returns what it shows, in words. */
  public String paper() {
    return paper.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns the certificate of the authority that subjects are told to believe. */
  public static X509Certificate authority() {
    return Paper.authority().certificate();
  }

  /** Returns a file with that in PEM, which is gone when the suite has ended. */
  public static Path authorityFile() {
    return Told.FILE;
  }

  /** Written when the first subject is told of it. */
  private static final class Told {
    static final Path FILE = written();

    private static Path written() {
      try {
        Path file = Files.createTempFile("mles-conformance-authority", ".pem");
        file.toFile().deleteOnExit();
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        String text = base64.encodeToString(authority().getEncoded());
        return Files.writeString(
            file,
            "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n",
            StandardCharsets.US_ASCII);
      } catch (IOException e) {
        throw new UncheckedIOException("no file for a certificate", e);
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate without octets", e);
      }
    }
  }

  @Override
  public Socket over(Socket tcp, InetSocketAddress called, Duration most) throws IOException {
    Tap tap = new Tap(tcp);
    SSLSocket inside =
        (SSLSocket)
            paper
                .context()
                .getSocketFactory()
                .createSocket(tap, called.getHostString(), called.getPort(), false);
    inside.setUseClientMode(false);
    SSLParameters parameters = inside.getSSLParameters();
    parameters.setProtocols(versions.toArray(String[]::new));
    inside.setSSLParameters(parameters);
    inside.setHandshakeApplicationProtocolSelector((socket, names) -> chosen(names));
    tcp.setSoTimeout(Math.toIntExact(most.toMillis()));
    tap.holdFlights();
    try {
      inside.startHandshake();
      tap.endFlights();
    } catch (IOException e) {
      refused = e;
      told = tap.heads().endInPlainAlert() || String.valueOf(e.getMessage()).startsWith(TOLD);
      tcp.shutdownOutput();
      throw new IOException("the handshake of TLS ended: " + e.getMessage(), e);
    }
    agreed = inside.getSession();
    tcp.setSoTimeout(0);
    return inside;
  }

  /** Chooses nothing rather than to refuse what should not have been offered: a case asks that. */
  private String chosen(List<String> names) {
    offered = List.copyOf(names);
    return names.contains(WEB) ? WEB : "";
  }

  /** Returns what was offered to be spoken inside, in the words of ALPN; none if nothing was. */
  public List<String> offered() {
    List<String> names = offered;
    return names == null ? List.of() : names;
  }

  /** Says whether the other side has neither gone on with the handshake nor ended it. */
  public boolean wasLeft() {
    return refused instanceof SocketTimeoutException;
  }

  /** Says whether the other side has ended the handshake by an alert. */
  public boolean wasTold() {
    return told;
  }

  @Override
  public String text() {
    SSLSession session = agreed;
    return session == null
        ? "certificate of the suite"
        : session.getProtocol() + " " + session.getCipherSuite();
  }

  @Override
  public boolean halfCloses() {
    SSLSession session = agreed;
    return session == null || session.getProtocol().equals(TlsTransport.NEWER);
  }
}
