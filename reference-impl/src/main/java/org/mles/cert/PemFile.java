package org.mles.cert;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a file in PEM. Errors name the file and never show what is in it. Thread: any. */
public final class PemFile {
  private static final int MAX_OCTETS = 1 << 20;
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";

  private final Path path;
  private final byte[] whole;
  private final List<Block> blocks = new ArrayList<>();

  private record Block(String kind, String base64) {
    boolean encrypted() {
      return kind.startsWith("ENCRYPTED") || base64.contains("ENCRYPTED");
    }
  }

  private PemFile(Path path, byte[] octets) throws IOException {
    this.path = path;
    whole = octets;
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    Matcher begin = BEGIN.matcher(text);
    int from = 0;
    while (begin.find(from)) {
      String last = "-----END " + begin.group(1) + "-----";
      int end = text.indexOf(last, begin.end());
      if (end < 0) {
        throw bad("has a block without an end");
      }
      blocks.add(new Block(begin.group(1), text.substring(begin.end(), end)));
      from = end + last.length();
    }
  }

  /**
   * Reads a file, 1 MiB at most.
   *
   * @throws IOException if it cannot be read, or is no PEM
   */
  public static PemFile read(Path path) throws IOException {
    byte[] octets;
    try (InputStream in = Files.newInputStream(path)) {
      octets = in.readNBytes(MAX_OCTETS + 1);
    } catch (NoSuchFileException e) {
      throw new IOException(path + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(path + ": it may not be read", e);
    } catch (IOException e) {
      throw new IOException(path + ": it cannot be read", e);
    }
    if (octets.length > MAX_OCTETS) {
      throw new IOException(path + ": it is longer than 1 MiB");
    }
    return new PemFile(path, octets);
  }

  private byte[] octets(Block block) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(block.base64);
    } catch (IllegalArgumentException e) {
      // Without the cause: it may quote what is there.
      throw bad("has a block that is not base64");
    }
  }

  /** Tells whether another reading of the file brought the same. */
  boolean same(PemFile other) {
    return Arrays.equals(whole, other.whole);
  }

  /** Returns its certificates, one at least, in their order. */
  public List<X509Certificate> certificates() throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    for (Block block : blocks) {
      if (block.kind.equals(CERTIFICATE)) {
        found.add(certificate(block));
      }
    }
    if (found.isEmpty()) {
      throw bad("has no CERTIFICATE");
    }
    return found;
  }

  private X509Certificate certificate(Block block) throws IOException {
    byte[] octets = octets(block);
    try {
      return x509(octets);
    } catch (GeneralSecurityException e) {
      throw bad("has a CERTIFICATE that is none");
    }
  }

  /** Reads a certificate in DER. */
  static X509Certificate x509(byte[] octets) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(octets));
  }

  /**
   * Returns its private key.
   *
   * @param own key of the certificate, which says of what kind this one must be
   */
  PrivateKey key(PublicKey own) throws IOException {
    for (Block block : blocks) {
      if (block.kind.endsWith(KEY)) {
        return key(block, own);
      }
    }
    throw bad("has no PRIVATE KEY");
  }

  private PrivateKey key(Block block, PublicKey own) throws IOException {
    if (block.encrypted()) {
      throw bad("has an encrypted key; openssl pkcs8 -topk8 -nocrypt writes one that is not");
    }
    byte[] octets = octets(block);
    byte[] pkcs8 = block.kind.equals(KEY) ? octets : wrapped(octets, own);
    try {
      return KeyFactory.getInstance(own.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw bad("has a key that is not one of " + own.getAlgorithm() + ", as the certificate's is");
    }
  }

  /**
   * Wraps a key as openssl wrote it before PKCS #8, PKCS #1 for RSA or SEC 1, and so without its
   * kind. The kind stands first in the public key of the certificate.
   */
  private static byte[] wrapped(byte[] key, PublicKey own) {
    byte[] known = own.getEncoded();
    int start = 1 + octetsOfLength(known, 1);
    int octets = known[start + 1] + 2; // always short
    byte[] kind = Arrays.copyOfRange(known, start, start + octets);
    return Der.sequence(Der.integer(0), kind, Der.octetString(key));
  }

  private static int octetsOfLength(byte[] value, int at) {
    return value[at] >= 0 ? 1 : 1 + (value[at] & 0x7F);
  }

  private IOException bad(String what) {
    return new IOException(path + ": " + what);
  }
}
