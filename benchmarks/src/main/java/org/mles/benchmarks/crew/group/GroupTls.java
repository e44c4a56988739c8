package org.mles.benchmarks.crew.group;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mles.cert.Identity;
import org.mles.cert.SelfSigned;

/**
 * TLS between members of a group: each has a fresh certificate with a code in its name that only
 * those make who know the secret. Nobody else gets an octet to the library behind it.
 */
final class GroupTls {
  private static final String PREFIX = "CN=";
  private static final char[] NO_PASSWORD = {};
  private static final Duration FAR = Duration.ofDays(3650);

  private GroupTls() {}

  static SSLContext context(GroupKey key) throws GeneralSecurityException, IOException {
    Instant now = Instant.now();
    Identity identity =
        SelfSigned.of(holder -> List.of(key.vouch(holder)), now.minus(FAR), now.plus(FAR));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate[] chain = identity.chain().toArray(new Certificate[0]);
    store.setKeyEntry("member", identity.key(), NO_PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), new TrustManager[] {new Vouched(key)}, new SecureRandom());
    return context;
  }

  /** Believes whom the secret vouches for. Dates do not count: machines may differ in the year. */
  private static final class Vouched extends X509ExtendedTrustManager {
    private final GroupKey key;

    Vouched(GroupKey key) {
      this.key = key;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      X509Certificate first = chain[0];
      String name = first.getSubjectX500Principal().getName();
      String claim = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
      if (!key.vouches(claim, first.getPublicKey())) {
        throw new CertificateException("another secret");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
