package org.mles.ws;

import java.nio.ByteBuffer;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;

/** What the other side has said. */
public sealed interface Inbound {
  /**
   * A whole message, right in itself.
   *
   * @param text whether it is a text, and so UTF-8
   * @param payload the receiver's from now on
   */
  record Message(boolean text, Rope payload) implements Inbound {}

  /** Asks for a pong with the same payload. */
  record Ping(ByteBuffer payload) implements Inbound {}

  /** Answers a ping, or nobody. */
  record Pong(ByteBuffer payload) implements Inbound {}

  /** Wants to end; nothing that follows counts. */
  record Closing(Close close) implements Inbound {}

  /** Broke a rule; nothing that follows counts. The rule knows the code of the Close. */
  record Refused(Refusal refusal) implements Inbound {}
}
