package org.mles.benchmarks.crew.group;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What all members of a group know, made from the secret that they were given. A member vouches for
 * its certificate by a code over the certificate's key, which nobody can make without the secret.
 *
 * <p>Thread: any.
 */
public final class GroupKey {
  /** Shorter secrets are guessed. */
  public static final int FEWEST_CHARACTERS = 16;

  private static final int MOST_CHARACTERS = 1024;
  private static final int ROUNDS = 100_000;
  private static final int BITS = 256;
  private static final String CODE = "HmacSHA256";
  private static final byte[] SALT = "mles-benchmarks/agents/1".getBytes(StandardCharsets.US_ASCII);

  private final SecretKey key;

  private GroupKey(SecretKey key) {
    this.key = key;
  }

  /**
   * Makes the key of a secret.
   *
   * @throws IllegalArgumentException if that is too short or too long; the text does not show it
   */
  public static GroupKey of(String secret) {
    if (secret.length() < FEWEST_CHARACTERS || secret.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a secret of "
              + secret.length()
              + " characters; "
              + FEWEST_CHARACTERS
              + " to "
              + MOST_CHARACTERS);
    }
    PBEKeySpec words = new PBEKeySpec(secret.toCharArray(), SALT, ROUNDS, BITS);
    try {
      byte[] octets =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(words).getEncoded();
      return new GroupKey(new SecretKeySpec(octets, CODE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2", e);
    } finally {
      words.clearPassword();
    }
  }

  /** Returns the code that vouches for {@code holder}, as hexadecimal digits. */
  String vouch(PublicKey holder) {
    try {
      Mac code = Mac.getInstance(CODE);
      code.init(key);
      return HexFormat.of().formatHex(code.doFinal(holder.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CODE, e);
    }
  }

  /** Returns whether {@code claim} vouches for {@code holder}. */
  boolean vouches(String claim, PublicKey holder) {
    return MessageDigest.isEqual(
        claim.getBytes(StandardCharsets.UTF_8), vouch(holder).getBytes(StandardCharsets.UTF_8));
  }
}
