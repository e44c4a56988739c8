package org.mles.cert;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate and its key in two files, or in one, as they were read at one time. Thread: any.
 */
public final class KeyFiles {
  private final Path certificate;
  private final Path key;
  private final PemFile certificatesRead;
  private final PemFile keyRead;

  private KeyFiles(Path certificate, Path key) throws IOException {
    this.certificate = certificate;
    this.key = key;
    certificatesRead = PemFile.read(certificate);
    keyRead = PemFile.read(key);
  }

  /** Reads both. */
  public static KeyFiles read(Path certificate, Path key) throws IOException {
    return new KeyFiles(certificate, key);
  }

  /** Reads both again. */
  public KeyFiles again() throws IOException {
    return read(certificate, key);
  }

  /** Tells whether both are what the others were. */
  public boolean same(KeyFiles other) {
    return certificatesRead.same(other.certificatesRead) && keyRead.same(other.keyRead);
  }

  /**
   * Returns what they hold.
   *
   * @throws IOException saying in a line why a server cannot use it
   */
  public Identity identity(Instant now) throws IOException {
    Identity identity = pair();
    String fault = identity.fault(now);
    if (fault != null) {
      throw new IOException(this + ": " + fault);
    }
    return identity;
  }

  /**
   * Returns what they hold, also before its time has come and after it is over.
   *
   * @throws IOException saying in a line why no server could use it at any time
   */
  public Identity pair() throws IOException {
    List<X509Certificate> chain = certificatesRead.certificates();
    Identity identity = new Identity(chain, keyRead.key(chain.get(0).getPublicKey()));
    if (!identity.isPair()) {
      throw new IOException(this + ": the key is not that of the certificate");
    }
    return identity;
  }

  /** Returns both paths, or the one that both are in. */
  @Override
  public String toString() {
    return certificate.equals(key) ? key.toString() : certificate + " and " + key;
  }
}
