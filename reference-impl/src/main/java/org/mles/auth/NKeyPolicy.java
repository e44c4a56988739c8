package org.mles.auth;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mles.hash.JoinHash;

/**
 * Computes and checks the hash of the N draft's first frame. Draft.
 *
 * <p>Input: the four octets of type and length as sent, then the shared key if there is one, the
 * uid and the channel, each of these followed by 0xFF. The endpoint takes no part. An empty setting
 * is no setting. Thread: any. Source: N-02, N-03.
 */
public final class NKeyPolicy {
  private final byte @Nullable [] sharedKey;

  private NKeyPolicy(byte @Nullable [] sharedKey) {
    this.sharedKey = sharedKey;
  }

  /** Makes the policy of a configuration; null and empty both mean that no key is set. */
  public static NKeyPolicy of(@Nullable String sharedKey) {
    return new NKeyPolicy(sharedKey == null || sharedKey.isEmpty() ? null : utf8(sharedKey));
  }

  /**
   * Computes the hash that a first frame must carry.
   *
   * @param firstWord type and length of its header, big-endian
   */
  public long hash(int firstWord, String uid, String channel) {
    return sharedKey == null
        ? JoinHash.after(firstWord, utf8(uid), utf8(channel))
        : JoinHash.after(firstWord, sharedKey, utf8(uid), utf8(channel));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
