package org.mles.proxy.acme;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.cert.Identity;
import org.mles.cert.KeyFiles;

/**
 * A certificate that a proxy has, and when another has to be ordered. Thread: any.
 *
 * @param own that of the proxy, without those that vouch for it
 */
record Held(X509Certificate own) {
  private static final int DNS_NAME = 2;

  /** What of a life is left when another is ordered: a month of the usual three. */
  private static final double LEFT = 1.0 / 3;

  /** What is left more, at most, so that not all proxies of one day come back on one day. */
  private static final double SPREAD = 1.0 / 30;

  static Held of(Identity identity) {
    return new Held(identity.chain().get(0));
  }

  /**
   * Reads one, whatever its time is.
   *
   * @throws IOException if it could not be shown at any time
   */
  static Held read(Path file) throws IOException {
    return of(KeyFiles.read(file, file).pair());
  }

  /**
   * Returns when another has to be ordered.
   *
   * @param early how much of the spread is taken, 0 to 1
   */
  Instant due(Collection<String> domains, double early) throws IOException {
    if (isPlaceholder() || !names().containsAll(domains)) {
      return Instant.MIN;
    }
    Instant end = own.getNotAfter().toInstant();
    Duration life = Duration.between(own.getNotBefore().toInstant(), end);
    return end.minusMillis((long) (life.toMillis() * (LEFT + SPREAD * early)));
  }

  /** Tells whether nobody vouches for it but itself. */
  private boolean isPlaceholder() {
    return own.getIssuerX500Principal().equals(own.getSubjectX500Principal());
  }

  private Set<String> names() throws IOException {
    try {
      Set<String> names = new HashSet<>();
      Collection<List<?>> all = own.getSubjectAlternativeNames();
      for (List<?> name : all == null ? List.<List<?>>of() : all) {
        if (name.get(0).equals(DNS_NAME)) {
          names.add(String.valueOf(name.get(1)));
        }
      }
      return names;
    } catch (CertificateParsingException e) {
      throw new IOException(e);
    }
  }
}
