package org.mles.conformance.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a server shows: its certificate, those that lead from it to an authority, and the key. Its
 * text shows no key. Thread: any.
 *
 * @param chain the server's own first
 */
record Papers(List<X509Certificate> chain, PrivateKey key) {
  Papers {
    chain = List.copyOf(chain);
  }

  /** Returns what makes the sockets of a server that shows this. */
  SSLContext context() {
    char[] unused = {};
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, unused);
      store.setKeyEntry("server", key, unused, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, unused);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM shows no certificates", e);
    }
  }

  @Override
  public String toString() {
    return "Papers[" + chain.get(0).getSubjectX500Principal() + "]";
  }
}
