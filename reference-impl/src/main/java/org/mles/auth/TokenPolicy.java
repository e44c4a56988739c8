package org.mles.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.mles.hash.SipHash24;

/**
 * Computes and checks the token of version 2: the hash of uid, channel and, if there is one, the
 * shared key, one behind the other. An empty key is no key. Thread: any. Source: V2-AUTH-01.
 */
public final class TokenPolicy {
  private final byte[] sharedKey;

  private TokenPolicy(byte[] sharedKey) {
    this.sharedKey = sharedKey;
  }

  /** Makes the policy of a configuration; null and empty both mean that no key is set. */
  public static TokenPolicy of(@Nullable String sharedKey) {
    return new TokenPolicy(sharedKey == null ? new byte[0] : sharedKey.getBytes(UTF_8));
  }

  /** Tells whether nobody may join without a token. */
  public boolean isRequired() {
    return sharedKey.length > 0;
  }

  /** Computes the token of a first message. */
  public long token(String uid, String channel) {
    return new SipHash24()
        .update(uid.getBytes(UTF_8))
        .update(channel.getBytes(UTF_8))
        .update(sharedKey)
        .finish();
  }

  /** Tells whether a token is right; numbers of 64 bits are compared in constant time. */
  public boolean accepts(long token, String uid, String channel) {
    return (token ^ token(uid, channel)) == 0;
  }
}
