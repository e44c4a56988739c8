package org.mles.cert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/** Writes certificates and keys as files in PEM. */
public final class Pem {
  private Pem() {}

  public static String certificate(Identity identity) {
    try {
      return block("CERTIFICATE", identity.chain().get(0).getEncoded());
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  public static String key(Identity identity) {
    return block("PRIVATE KEY", identity.key().getEncoded());
  }

  /** Writes a file so that it is whole or not there. */
  public static Path write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String block(String kind, byte[] octets) {
    String base64 = Base64.getMimeEncoder().encodeToString(octets);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }
}
