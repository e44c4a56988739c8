package org.mles.auth;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.hash.JoinHash;

/**
 * Computes and checks the key of a first frame.
 *
 * <table>
 *   <caption>The three modes. Source: V1-KEY-02, V1-KEY-03</caption>
 *   <tr><th>mode</th><th>strings, each followed by 0xFF</th></tr>
 *   <tr><td>shared key</td><td>shared key, uid, channel</td></tr>
 *   <tr><td>endpoint</td><td>endpoint text, uid, channel</td></tr>
 *   <tr><td>endpoint and address key</td><td>endpoint text, address key, uid, channel</td></tr>
 * </table>
 *
 * With a shared key neither the endpoint nor the address key takes part. An empty setting is no
 * setting. Thread: any.
 */
public final class KeyPolicy {
  private final byte @Nullable [] sharedKey;
  private final byte @Nullable [] addressKey;

  private KeyPolicy(byte @Nullable [] sharedKey, byte @Nullable [] addressKey) {
    this.sharedKey = sharedKey;
    this.addressKey = addressKey;
  }

  /** Makes the policy of a configuration; null and empty both mean that a key is not set. */
  public static KeyPolicy of(@Nullable String sharedKey, @Nullable String addressKey) {
    return new KeyPolicy(octetsOrNull(sharedKey), octetsOrNull(addressKey));
  }

  /** Tells whether the endpoint of a connection is part of its key. */
  public boolean usesEndpoint() {
    return sharedKey == null;
  }

  /**
   * Computes the key that a first frame must carry.
   *
   * @param endpoint text of the client's own address, see {@link EndpointText}; ignored with a
   *     shared key
   */
  public long key(String endpoint, String uid, String channel) {
    byte[] user = utf8(uid);
    byte[] room = utf8(channel);
    if (sharedKey != null) {
      return JoinHash.of(sharedKey, user, room);
    }
    return addressKey == null
        ? JoinHash.of(utf8(endpoint), user, room)
        : JoinHash.of(utf8(endpoint), addressKey, user, room);
  }

  /**
   * Tells whether all 64 bits of {@code key} are right for one of the endpoint's texts. Source:
   * V1-KEY-04, V1-KEY-05, V1-KEY-08.
   *
   * @param endpoints the texts that the connection may go by, at least one
   */
  public boolean accepts(long key, List<String> endpoints, String uid, String channel) {
    for (String endpoint : endpoints) {
      if (key == key(endpoint, uid, channel)) {
        return true;
      }
    }
    return false;
  }

  private static byte @Nullable [] octetsOrNull(@Nullable String setting) {
    return setting == null || setting.isEmpty() ? null : utf8(setting);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
