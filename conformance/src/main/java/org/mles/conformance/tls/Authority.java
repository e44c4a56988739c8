package org.mles.conformance.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Who signs the certificates that the suite shows, with a key on P-256 that no file ever holds.
 * They have what strict libraries ask for: uses of keys, and names of keys by which a chain is
 * found. Thread: any.
 */
final class Authority {
  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
  private static final byte[] TRUE = {1, 1, (byte) 0xFF};
  private static final byte[] SIGNS_CERTIFICATES = HexFormat.of().parseHex("03020106");
  private static final byte[] SIGNS_HANDSHAKES = HexFormat.of().parseHex("03020780");
  private static final int SERIAL_BITS = 120;

  /** Longer than anything that it signs is valid. */
  private static final Duration AGE = Duration.ofDays(60);

  private final String name;
  private final KeyPair keys;

  /** Those that lead to it, its own first, but for one that signs itself. */
  private final List<X509Certificate> chain;

  private final X509Certificate own;

  private Authority(String name, KeyPair keys, X509Certificate own, List<X509Certificate> chain) {
    this.name = name;
    this.keys = keys;
    this.own = own;
    this.chain = chain;
  }

  /** Makes one that vouches for itself. */
  static Authority root(String name) {
    KeyPair keys = keys();
    Instant now = Instant.now();
    byte[][] extensions = {constraints(true), use(true), own(keys)};
    X509Certificate own = signed(name, keys, name, keys, now.minus(AGE), now.plus(AGE), extensions);
    return new Authority(name, keys, own, List.of());
  }

  /** Makes one that this one vouches for; {@code may} says whether as an authority. */
  Authority under(String other, boolean may) {
    KeyPair fresh = keys();
    Instant now = Instant.now();
    byte[][] extensions = {constraints(may), use(may), own(fresh), issuer()};
    X509Certificate made =
        signed(name, keys, other, fresh, now.minus(AGE), now.plus(AGE), extensions);
    List<X509Certificate> longer = new ArrayList<>(List.of(made));
    longer.addAll(chain);
    return new Authority(other, fresh, made, longer);
  }

  /** Returns its certificate. */
  X509Certificate certificate() {
    return own;
  }

  /**
   * Signs a certificate for a server.
   *
   * @param common the name that counts for nothing any more
   * @param names host names and addresses that it is for
   */
  Papers papers(String common, List<String> names, Instant from, Instant until) {
    KeyPair fresh = keys();
    byte[] server = Der.sequence(Der.identifier("1.3.6.1.5.5.7.3.1"));
    byte[][] extensions = {
      constraints(false),
      use(false),
      extension("2.5.29.37", false, server),
      alternatives(names),
      own(fresh),
      issuer()
    };
    List<X509Certificate> shown =
        new ArrayList<>(List.of(signed(name, keys, common, fresh, from, until, extensions)));
    shown.addAll(chain);
    return new Papers(shown, fresh.getPrivate());
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM makes no keys on P-256", e);
    }
  }

  private static X509Certificate signed(
      String by,
      KeyPair signer,
      String of,
      KeyPair keys,
      Instant from,
      Instant until,
      byte[]... e) {
    byte[] body =
        Der.sequence(
            Der.value(0xA0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)),
            ECDSA_WITH_SHA256,
            Der.name(by),
            Der.sequence(Der.time(from), Der.time(until)),
            Der.name(of),
            keys.getPublic().getEncoded(),
            Der.value(0xA3, Der.sequence(e)));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signer.getPrivate());
      signature.update(body);
      byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("this JVM signs no certificates on P-256", failed);
    }
  }

  private static byte[] extension(String identifier, boolean critical, byte[] value) {
    byte[] known = Der.identifier(identifier);
    byte[] content = Der.octets(value);
    return critical ? Der.sequence(known, TRUE, content) : Der.sequence(known, content);
  }

  private static byte[] constraints(boolean authority) {
    return extension("2.5.29.19", true, authority ? Der.sequence(TRUE) : Der.sequence());
  }

  private static byte[] use(boolean authority) {
    return extension("2.5.29.15", true, authority ? SIGNS_CERTIFICATES : SIGNS_HANDSHAKES);
  }

  private static byte[] own(KeyPair keys) {
    return extension("2.5.29.14", false, Der.octets(digest(keys)));
  }

  private byte[] issuer() {
    return extension("2.5.29.35", false, Der.sequence(Der.value(0x80, digest(keys))));
  }

  private static byte[] digest(KeyPair keys) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(keys.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM knows no SHA-1", e);
    }
  }

  private static byte[] alternatives(List<String> names) {
    byte[][] all = names.stream().map(Authority::alternative).toArray(byte[][]::new);
    return extension("2.5.29.17", false, Der.sequence(all));
  }

  private static byte[] alternative(String name) {
    if (!name.matches("[0-9.]+|.*:.*")) {
      return Der.value(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }
    try {
      return Der.value(0x87, InetAddress.getByName(name).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address without a name is looked up", e);
    }
  }
}
