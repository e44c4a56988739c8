package org.mles.net.tls;

import java.io.EOFException;
import java.net.SocketException;
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
    String found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String next = ofCertificate(cause);
      // Further in stands what is meant, except that a bad signature has a cause of its own.
      found = next == null ? found : next;
    }
    return found == null
        ? OneLine.of(failure) + ofForm(failure)
        : "the server's certificate " + found;
  }

  /** Guesses from how a handshake ended whether the other side speaks TLS at all. */
  private static String ofForm(Throwable failure) {
    boolean ended =
        failure.getCause() instanceof EOFException || failure instanceof SocketException;
    // An answer that is no record is one of those that the JVM tells apart by words alone.
    boolean noRecord = OneLine.of(failure).startsWith("Unsupported or unrecognized");
    return ended || noRecord ? "; perhaps it speaks without TLS there" : "";
  }

  private static @Nullable String ofCertificate(Throwable cause) {
    if (cause instanceof CertificateExpiredException || has(cause, BasicReason.EXPIRED)) {
      return "has expired";
    }
    if (cause instanceof CertificateNotYetValidException || has(cause, BasicReason.NOT_YET_VALID)) {
      return "is not valid yet";
    }
    if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
      return "is from an unknown authority";
    }
    // All that the JVM tells apart by words alone.
    String text = cause.getClass() == CertificateException.class ? cause.getMessage() : null;
    return text != null && text.contains("name") ? "is for another name: " + text : null;
  }

  private static boolean has(Throwable cause, BasicReason reason) {
    return cause instanceof CertPathValidatorException invalid && invalid.getReason() == reason;
  }
}
