package org.mles.client;

import java.io.IOException;

/**
 * Tells that the server closed the connection right after the join: in version 2 with a reason,
 * where only TLS is spoken with an alert, else without a word.
 *
 * <p>Version 1 has no error message. A key that is not the server's, and a CID that is active on
 * the channel (in shared-key mode: the same user twice), both look like this, as does the end of
 * the server itself in that moment.
 */
public final class JoinRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean told;

  private JoinRefusedException(String message, IOException cause, boolean told) {
    super(message, cause);
    this.told = told;
  }

  /** Tells whether the server has said so; if not, this is the likeliest reason of its silence. */
  public boolean isTold() {
    return told;
  }

  /** Guesses why a server has said nothing. */
  static JoinRefusedException unheard(ClientConfig config, IOException cause) {
    String guess = config.tls() == null ? ", it speaks nothing but TLS" : "";
    String text = " closed the connection right after the join: wrong key, uid already there";
    return new JoinRefusedException(
        config.server() + text + guess + ", or it has ended", cause, false);
  }

  /** Tells that a server that was called without TLS has answered by an alert. */
  static JoinRefusedException byTls(String server, IOException cause) {
    return new JoinRefusedException(server + " speaks TLS, and was called without", cause, true);
  }

  /** Tells what the server said. */
  JoinRefusedException(String message) {
    super(message);
    told = true;
  }
}
