package org.mles.client;

import java.nio.charset.StandardCharsets;
import org.mles.frame.V1Header;

/**
 * One message that arrived on the channel.
 *
 * <p>The uid and the channel are what the sender wrote: a server checks them in the first frame of
 * a connection only. The octets belong to the receiver. Thread: any.
 *
 * @param uid who the sender says it is
 * @param channel the channel that the sender named
 * @param message the application's octets
 * @param header the frame's header as it came; its CID tells connections of one user apart
 */
@SuppressWarnings("ArrayRecordComponent") // a payload: compared by nobody, copied by nobody
public record Received(String uid, String channel, byte[] message, V1Header header) {
  /** Returns the message as UTF-8 text, with a replacement character for what is not UTF-8. */
  public String text() {
    return new String(message, StandardCharsets.UTF_8);
  }
}
