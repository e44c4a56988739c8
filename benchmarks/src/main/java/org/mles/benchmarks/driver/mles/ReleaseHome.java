package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.mles.cert.Identity;
import org.mles.cert.SelfSigned;

/**
 * What a release of version 2 wants to find when it starts: a folder of pages, and a cache of
 * certificates. With one for its domain in the cache it asks no authority, so it needs no network.
 *
 * <p>Thread: any.
 *
 * @param folder an empty one, for this server alone
 */
record ReleaseHome(Path folder) {
  /** The domain that the certificate is for. */
  static final String DOMAIN = "localhost";

  private static final String AUTHORITY = "https://acme-v02.api.letsencrypt.org/directory";
  private static final Duration LONG = Duration.ofDays(3650);
  private static final int LINE_CHARS = 64;

  /** PKCS #8 of a key on P-256 up to its 32 octets, and from there to the point that follows. */
  private static final byte[] BEFORE_KEY =
      HexFormat.of()
          .parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");

  private static final byte[] BEFORE_POINT = HexFormat.of().parseHex("a144034200");
  private static final int KEY_OCTETS = 32;
  private static final int POINT_OCTETS = 65;

  /** Lays out pages and cache. */
  void make() throws IOException {
    Files.createDirectories(site().resolve(DOMAIN));
    Files.createDirectories(cache());
    Instant now = Instant.now();
    List<String> names = List.of(DOMAIN, "127.0.0.1");
    Identity identity = SelfSigned.of(names, now.minus(Duration.ofDays(1)), now.plus(LONG));
    Files.writeString(cache().resolve(fileName()), pem(identity));
  }

  Path cache() {
    return folder.resolve("cache");
  }

  Path site() {
    return folder.resolve("www");
  }

  /** Returns the name that the release gives to the certificate of this domain and authority. */
  static String fileName() {
    try {
      byte[] named = (DOMAIN + "\0" + AUTHORITY).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(named);
      return "cached_cert_" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String pem(Identity identity) throws IOException {
    try {
      byte[] certificate = identity.chain().get(0).getEncoded();
      return block("PRIVATE KEY", pkcs8(identity)) + block("CERTIFICATE", certificate);
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificate for the release", e);
    }
  }

  /** Encodes the key together with its public point, which the release asks for. */
  static byte[] pkcs8(Identity identity) {
    byte[] open = identity.chain().get(0).getPublicKey().getEncoded();
    BigInteger secret = ((ECPrivateKey) identity.key()).getS();
    return ByteBuffer.allocate(BEFORE_KEY.length + KEY_OCTETS + BEFORE_POINT.length + POINT_OCTETS)
        .put(BEFORE_KEY)
        .put(fixed(secret))
        .put(BEFORE_POINT)
        .put(open, open.length - POINT_OCTETS, POINT_OCTETS)
        .array();
  }

  /** Returns a number with zeros before it, or without the octet of its sign. */
  private static byte[] fixed(BigInteger number) {
    byte[] octets = number.toByteArray();
    int most = Math.min(octets.length, KEY_OCTETS);
    byte[] fixed = new byte[KEY_OCTETS];
    System.arraycopy(octets, octets.length - most, fixed, KEY_OCTETS - most, most);
    return fixed;
  }

  private static String block(String kind, byte[] octets) {
    byte[] lineEnd = {'\n'};
    String base64 = Base64.getMimeEncoder(LINE_CHARS, lineEnd).encodeToString(octets);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }
}
