package org.mles.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;

/**
 * One message that arrived on the channel, or, in the N draft, a chunk of its octets.
 *
 * <p>A message of version 2 says nothing of its sender; a first message of somebody who joins is
 * one like any other.
 *
 * <p>The uid and the channel of a message are what the sender wrote: a server checks them in the
 * first frame of a connection only. A chunk says neither who sent it nor where a message begins: it
 * is what one read returned. The octets belong to the receiver. Thread: any.
 *
 * @param uid who the sender says it is; empty for a chunk and in version 2
 * @param channel the channel that the sender named; for a chunk and in version 2 the joined one
 * @param message the application's octets
 * @param header the frame's header as it came, whose CID tells connections of one user apart; null
 *     for a chunk and in version 2
 * @param isText whether version 2 said it as text; false in other versions, which do not tell
 * @param isChunk whether this is a chunk of the N draft, without sender and borders. Draft
 */
@SuppressWarnings("ArrayRecordComponent") // a payload: compared by nobody, copied by nobody
public record Received(
    String uid,
    String channel,
    byte[] message,
    @Nullable V1Header header,
    boolean isText,
    boolean isChunk) {
  /** Makes a message that is whole. */
  public Received(String uid, String channel, byte[] message, @Nullable V1Header header) {
    this(uid, channel, message, header, false, false);
  }

  /** Makes a message of version 2. */
  static Received ofV2(String channel, boolean text, byte[] message) {
    return new Received("", channel, message, null, text, false);
  }

  /** Makes a chunk of the N draft. Draft. Source: N-05. */
  static Received chunk(String channel, byte[] octets) {
    return new Received("", channel, octets, null, false, true);
  }

  /**
   * Returns the message as UTF-8 text, with a replacement character for what is not UTF-8. A chunk
   * may end in the middle of a character: put chunks together before you read them as text.
   */
  public String text() {
    return new String(message, StandardCharsets.UTF_8);
  }
}
