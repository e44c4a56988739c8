package org.mles.ws;

import java.nio.ByteBuffer;
import org.mles.http.Response;
import org.mles.rule.Refusal;

/** What becomes of a request. */
public sealed interface Upgrade {
  /** It asks for an upgrade, and gets it once the answer is said. */
  record Granted(ByteBuffer answer) implements Upgrade {}

  /** It is answered and the connection ends, whatever it asks for. */
  record Refused(Refusal refusal, Response answer) implements Upgrade {}

  /** It asks for a page. */
  record Unasked() implements Upgrade {}
}
