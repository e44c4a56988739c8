package org.mles.net.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;

/** Says in a line why a handshake failed. Thread: any. Source: TLS-VER-04. */
public final class Diagnosis {
  private Diagnosis() {}

  /** Returns the line: what is wrong with the certificate if that is it, else what was thrown. */
  public static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String found = ofCertificate(cause);
      if (found != null) {
        return found;
      }
    }
    return OneLine.of(failure);
  }

  private static @Nullable String ofCertificate(Throwable cause) {
    if (cause instanceof CertificateExpiredException || has(cause, BasicReason.EXPIRED)) {
      return "the server's certificate has expired";
    }
    if (cause instanceof CertificateNotYetValidException || has(cause, BasicReason.NOT_YET_VALID)) {
      return "the server's certificate is not valid yet";
    }
    if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
      return cause.getCause() == null
          ? "the server's certificate is from an unknown authority"
          : null;
    }
    String text = cause.getMessage();
    boolean named = cause instanceof CertificateException && cause.getCause() == null;
    return named && text != null && text.contains("name")
        ? "the server's certificate is for another name: " + text
        : null;
  }

  private static boolean has(Throwable cause, BasicReason reason) {
    return cause instanceof CertPathValidatorException invalid && invalid.getReason() == reason;
  }
}
