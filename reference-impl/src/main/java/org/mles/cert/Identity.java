package org.mles.cert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.mles.text.Printable;

/**
 * What a server shows: its certificate with those that vouch for it, and the key. Its text shows no
 * key. Thread: any.
 *
 * @param chain the server's own first
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {
  /** Only what is current; earlier versions of TLS are broken. Source: TLS-HS-01. */
  static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private static final String[] PROTOCOLS = {"http/1.1"};

  /** Sessions that the JVM remembers; clients carry the others themselves, in tickets. */
  private static final int REMEMBERED_SESSIONS = 256;

  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  /** Takes a copy of the list. */
  public Identity {
    chain = List.copyOf(chain);
  }

  /** Returns when the certificate, or one that vouches for it, ceases to be valid. */
  public Instant expiry() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Returns the SHA-256 of the certificate, by which people compare it. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says for whom it is, until when as seen at a time, and its SHA-256. */
  public String text(Instant now) {
    String subject = Printable.quoted(chain.get(0).getSubjectX500Principal().getName());
    long days = Duration.between(now, expiry()).toDays();
    return "certificate of "
        + subject
        + ", valid until "
        + expiry()
        + " ("
        + days
        + " days), SHA-256 "
        + fingerprint();
  }

  /**
   * Returns why its time is not now; null if it is.
   *
   * <p>Whether anybody believes it is for others to find out.
   */
  public @Nullable String fault(Instant now) {
    X509Certificate own = chain.get(0);
    if (own.getNotAfter().toInstant().isBefore(now)) {
      return "the certificate expired on " + own.getNotAfter().toInstant();
    }
    if (own.getNotBefore().toInstant().isAfter(now)) {
      return "the certificate is not valid before " + own.getNotBefore().toInstant();
    }
    return null;
  }

  /** Tells whether the key is that of the certificate. */
  boolean isPair() {
    X509Certificate own = chain.get(0);
    String algorithm = SIGNATURES.get(own.getPublicKey().getAlgorithm());
    byte[] said = "a pair".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(String.valueOf(algorithm));
      signature.initSign(key);
      signature.update(said);
      byte[] signed = signature.sign();
      signature.initVerify(own.getPublicKey());
      signature.update(said);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // of different kinds
    }
  }

  /** Prepares what makes the engines of a server that shows this. */
  public SSLContext context() throws IOException {
    return context(null);
  }

  /**
   * Prepares what makes the engines of a server that shows this, and something else to who asks for
   * it.
   */
  public SSLContext context(@Nullable OtherIdentities others) throws IOException {
    try {
      char[] unused = {};
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, unused);
      store.setKeyEntry("server", key, unused, chain.toArray(new X509Certificate[0]));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, unused);
      SSLContext context = SSLContext.getInstance("TLS");
      X509ExtendedKeyManager own = (X509ExtendedKeyManager) keys.getKeyManagers()[0];
      KeyManager shown = others == null ? own : new ByProtocol(own, others);
      context.init(new KeyManager[] {shown}, null, null);
      context.getServerSessionContext().setSessionCacheSize(REMEMBERED_SESSIONS);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate cannot be used: " + e.getMessage(), e);
    }
  }

  /** Makes the engine of one connection. */
  public static SSLEngine engine(SSLContext context) {
    return engine(context, null);
  }

  /** Makes the engine of one connection that may be asked for something else. */
  public static SSLEngine engine(SSLContext context, @Nullable OtherIdentities others) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setApplicationProtocols(
        others == null ? PROTOCOLS : new String[] {PROTOCOLS[0], others.protocol()});
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public String toString() {
    return "Identity[" + chain.get(0).getSubjectX500Principal() + "]";
  }
}
