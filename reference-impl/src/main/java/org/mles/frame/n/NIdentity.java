package org.mles.frame.n;

/**
 * What the first frame of the N draft says: who, and where to. Draft.
 *
 * @param uid user id, any Unicode text but the empty one
 * @param channel channel name, any Unicode text but the empty one
 */
public record NIdentity(String uid, String channel) {
  /** Refuses empty names. Source: N-04. */
  public NIdentity {
    if (uid.isEmpty() || channel.isEmpty()) {
      throw new IllegalArgumentException("the N draft has no empty names");
    }
  }
}
