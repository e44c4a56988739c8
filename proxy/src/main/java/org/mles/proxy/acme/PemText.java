package org.mles.proxy.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.mles.cert.Identity;

/** Writes an identity as a file that a server can show. Thread: any. */
final class PemText {
  private static final int LINE_CHARS = 64;

  private PemText() {}

  /** Returns the key, which has to be kept from others, and the certificates. */
  static String of(Identity identity) {
    StringBuilder text = new StringBuilder(block("PRIVATE KEY", identity.key().getEncoded()));
    for (X509Certificate certificate : identity.chain()) {
      try {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was decoded can be encoded", e);
      }
    }
    return text.toString();
  }

  private static String block(String kind, byte[] octets) {
    byte[] lineEnd = "\n".getBytes(US_ASCII);
    String base64 = Base64.getMimeEncoder(LINE_CHARS, lineEnd).encodeToString(octets);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }
}
