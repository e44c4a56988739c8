package org.mles.session;

import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NHeader;

/**
 * What a session of the N draft is held to. Draft.
 *
 * @param keys which hash a first frame must carry
 * @param maxJsonOctets longest JSON text, 2 to 0xFFFFFF. Source: N-11
 */
public record NSessionRules(NKeyPolicy keys, int maxJsonOctets) {
  /** Limit unless configured otherwise. Source: N-11. */
  public static final int MAX_JSON_OCTETS = 65_536;

  /** Refuses a limit that the draft does not have. */
  public NSessionRules {
    if (maxJsonOctets < NHeader.MIN_JSON_OCTETS || maxJsonOctets > NHeader.MAX_JSON_OCTETS) {
      throw new IllegalArgumentException("JSON limit of " + maxJsonOctets + " octets");
    }
  }
}
