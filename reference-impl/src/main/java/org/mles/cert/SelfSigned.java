package org.mles.cert;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a certificate that vouches for itself, with a fresh key on P-256: for trying, and for
 * tests. Thread: any.
 */
public final class SelfSigned {
  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));
  private static final byte[] COMMON_NAME = Der.identifier(2, 5, 4, 3);
  private static final byte[] BASIC_CONSTRAINTS = Der.identifier(2, 5, 29, 19);
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.identifier(2, 5, 29, 17);
  private static final int VERSION_3 = 2;
  private static final int SERIAL_BITS = 120;

  private SelfSigned() {}

  /**
   * Makes one.
   *
   * @param names host names and addresses that it is for; the first is shown as its own
   */
  public static Identity of(List<String> names, Instant from, Instant until) {
    return of(key -> names, from, until);
  }

  /**
   * Makes one whose names depend on its key.
   *
   * @param namesOf gives the names for the public key
   */
  public static Identity of(
      Function<PublicKey, List<String>> namesOf, Instant from, Instant until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] octets = certificate(namesOf.apply(keys.getPublic()), from, until, keys);
      return new Identity(List.of(PemFile.x509(octets)), keys.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM makes no certificates on P-256", e);
    }
  }

  private static byte[] certificate(List<String> names, Instant from, Instant until, KeyPair keys)
      throws GeneralSecurityException {
    byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(names.get(0)))));
    byte[] signed =
        Der.sequence(
            Der.value(0xA0, Der.integer(VERSION_3)),
            Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)),
            ECDSA_WITH_SHA256,
            name,
            Der.sequence(Der.time(from), Der.time(until)),
            name,
            keys.getPublic().getEncoded(),
            Der.value(0xA3, Der.sequence(authority(), alternatives(names))));
    return Der.sequence(
        signed, ECDSA_WITH_SHA256, Der.bitString(signature(signed, keys.getPrivate())));
  }

  /** It is its own authority, so that whoever believes it can name it as one. */
  private static byte[] authority() {
    byte[] constraints = Der.sequence(Der.bool(true));
    return Der.sequence(BASIC_CONSTRAINTS, Der.bool(true), Der.octetString(constraints));
  }

  private static byte[] alternatives(List<String> names) {
    List<byte[]> values = new ArrayList<>();
    for (String name : names) {
      values.add(
          isAddress(name)
              ? Der.value(0x87, address(name))
              : Der.value(0x82, name.getBytes(StandardCharsets.US_ASCII)));
    }
    byte[] sequence = Der.sequence(values.toArray(new byte[0][]));
    return Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octetString(sequence));
  }

  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private static byte[] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  private static byte[] signature(byte[] octets, PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(octets);
    return signature.sign();
  }
}
