package org.mles.conformance.selftest.model.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What whoever calls by TLS does, one method per decision, all of them right. A fault overrides
 * one. Thread: the connection's.
 */
public class CallRules {
  /** What the user is told by who says nothing. */
  public static final String NOTHING = "exit code 0";

  /** Returns what it does with records, for one connection. */
  protected RecordRules records() {
    return new RecordRules();
  }

  /** Returns what it offers to speak inside, in the words of ALPN. */
  protected List<String> offers(boolean web) {
    return web ? List.of("http/1.1") : List.of();
  }

  /** Says whether an answer in a version before 1.2 is taken. */
  protected boolean takesOld() {
    return false;
  }

  /** Returns what is wrong with a certificate, or null. */
  final @Nullable String objection(List<X509Certificate> chain, X509Certificate root, String host) {
    X509Certificate shown = chain.get(0);
    Instant now = at(shown, Instant.now());
    if (now.isBefore(shown.getNotBefore().toInstant())
        || now.isAfter(shown.getNotAfter().toInstant())) {
      return "not valid now";
    } else if (!isVouchedFor(chain, root, now)) {
      return "from an unknown authority";
    }
    return isFor(shown, host) ? null : "for another name";
  }

  /** Returns the time at which a certificate has to be valid. */
  protected Instant at(X509Certificate shown, Instant now) {
    return now;
  }

  /** Says whether a chain leads to an authority that is believed. */
  protected boolean isVouchedFor(List<X509Certificate> chain, X509Certificate root, Instant now) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
      return true;
    } catch (InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("an authority that is none", e);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Says whether a certificate is for the host that was called. */
  protected boolean isFor(X509Certificate shown, String host) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = shown.getSubjectAlternativeNames();
      if (all != null) {
        all.forEach(name -> names.add(String.valueOf(name.get(1))));
      }
    } catch (CertificateParsingException e) {
      return false;
    }
    return names.contains(host);
  }

  /**
   * Returns what the user is told about a handshake that came to nothing, as an exit or a line of a
   * log; or {@link #NOTHING}.
   */
  protected String told(String why, boolean certificate) {
    return "no TLS: " + (certificate ? "the certificate is " : "") + why;
  }
}
