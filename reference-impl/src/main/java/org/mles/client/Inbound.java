package org.mles.client;

import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;

/** What one frame means to a client; no I/O. */
sealed interface Inbound {
  /** A message to deliver. */
  record Message(Received received) implements Inbound {}

  /** A message of no octets: somebody's join, as a rule. Source: CLI-02. */
  record Empty(Received received) implements Inbound {}

  /** Something between servers, or junk that a server forwarded unread. Source: RSY-16. */
  record Ignored(String reason) implements Inbound {}

  /** Decodes a frame; a body that cannot be decoded is ignored, since no server checks it. */
  static Inbound of(WholeFrame frame) {
    Decoded<V1Body> decoded = V1BodyReader.decode(frame.body());
    if (!(decoded instanceof Decoded.Complete<V1Body> complete)) {
      return new Ignored(decoded.toString());
    }
    if (!(complete.value() instanceof V1Body.Message body)) {
      return new Ignored("resync");
    }
    Received received = new Received(body.uid(), body.channel(), body.message(), frame.header());
    return body.message().length == 0 ? new Empty(received) : new Message(received);
  }
}
