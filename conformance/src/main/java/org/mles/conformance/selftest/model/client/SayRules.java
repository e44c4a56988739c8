package org.mles.conformance.selftest.model.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.text.StrictUtf8;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * What a client of version 2 says, one method per decision, all of them right. Thread: the client's
 * reader for its first message, its sender for others.
 */
public class SayRules {
  private static final SecureRandom RANDOM = new SecureRandom();

  // The first message.

  /** Is called with the WebSocket open and nothing sent over it. */
  protected void beforeFirst(Input in) throws IOException {}

  /** Returns the first message. */
  protected WsMessage first(Invitation invitation) {
    return WsMessage.text(json(invitation));
  }

  /** Returns the text of the first message. */
  protected String json(Invitation invitation) {
    String uid = string(invitation.uid());
    String channel = string(invitation.channel());
    String names = "{\"uid\":" + uid + ",\"channel\":" + channel + "}";
    String auth = auth(invitation);
    return auth == null ? names : V2First.with(names, "\"auth\":\"" + auth + "\"");
  }

  /** Returns a name as JSON writes it. */
  protected String string(String name) {
    return StrictJson.mapper().writeValueAsString(name);
  }

  /** Returns the token as it is written, or null for none. */
  protected @Nullable String auth(Invitation invitation) {
    return V2First.digits(
        token(invitation.settings().sharedKey(), invitation.uid(), invitation.channel()));
  }

  /** Returns the token. */
  protected long token(@Nullable String key, String uid, String channel) {
    return V2First.token(key, uid, channel);
  }

  // Messages.

  /** Returns the message of a line. */
  protected WsMessage message(byte[] line) {
    return WsMessage.of(StrictUtf8.text(line) != null, line);
  }

  // Frames.

  /** Returns the octets of a frame. */
  protected byte[] octets(WsFrame frame) {
    return frame.withMask(ByteBuffer.allocate(Integer.BYTES).putInt(mask()).array()).encode();
  }

  /** Returns the key of the next mask. */
  protected int mask() {
    return RANDOM.nextInt();
  }
}
