package org.mles.session;

import org.mles.auth.KeyPolicy;
import org.mles.frame.v1.V1Header;

/**
 * What a session is held to.
 *
 * @param keys which key a first frame must carry
 * @param maxBodyOctets longest body, 1 to 0xFFFFFF. Source: V1-LIM-05
 * @param strictResync whether the outer header of a resync is checked too. Source: RSY-04
 */
public record SessionRules(KeyPolicy keys, int maxBodyOctets, boolean strictResync) {
  /** Refuses a limit that the wire format does not have. */
  public SessionRules {
    if (maxBodyOctets < 1 || maxBodyOctets > V1Header.MAX_BODY_OCTETS) {
      throw new IllegalArgumentException("body limit of " + maxBodyOctets + " octets");
    }
  }
}
