package org.mles.client;

import java.io.IOException;

/**
 * Tells that the server closed the connection right after the join: in version 2 with a reason,
 * else without a word.
 *
 * <p>Version 1 has no error message. A key that is not the server's, and a CID that is active on
 * the channel (in shared-key mode: the same user twice), both look like this.
 */
public final class JoinRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  JoinRefusedException(String server, IOException cause) {
    super(
        server + " closed the connection right after the join: wrong key, or uid already there",
        cause);
  }

  /** Tells what the server said. */
  JoinRefusedException(String message) {
    super(message);
  }
}
