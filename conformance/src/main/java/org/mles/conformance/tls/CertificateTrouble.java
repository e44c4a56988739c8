package org.mles.conformance.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;

/** Why a certificate is not believed, in a line. Thread: any. Source: TLS-VER-04. */
final class CertificateTrouble {
  private CertificateTrouble() {}

  /** Returns the line; null if a handshake ended for another reason. */
  static @Nullable String of(Throwable thrown) {
    boolean certificate = false;
    String why = null;
    String words = "";
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      certificate |= cause instanceof CertificateException;
      String known = known(cause);
      why = known == null ? why : known;
      words = String.valueOf(cause.getMessage());
    }
    if (why == null && !certificate) {
      return null;
    }
    return "the server's certificate " + (why == null ? "is not for that name: " + words : why);
  }

  /** The innermost one that is known says most. */
  private static @Nullable String known(Throwable cause) {
    BasicReason reason = cause instanceof CertPathValidatorException e ? basic(e) : null;
    if (cause instanceof CertificateExpiredException || reason == BasicReason.EXPIRED) {
      return "has expired";
    } else if (cause instanceof CertificateNotYetValidException
        || reason == BasicReason.NOT_YET_VALID) {
      return "is not valid yet";
    } else if (cause instanceof CertPathBuilderException
        || cause instanceof CertPathValidatorException) {
      return "is from an unknown authority; name one that vouches for it by --ca";
    }
    return null;
  }

  private static @Nullable BasicReason basic(CertPathValidatorException invalid) {
    return invalid.getReason() instanceof BasicReason reason ? reason : null;
  }
}
