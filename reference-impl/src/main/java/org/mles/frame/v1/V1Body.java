package org.mles.frame.v1;

import java.util.List;

/** Body of a v1 frame: a message, or the retained history of a channel. */
public sealed interface V1Body {
  /**
   * Ordinary body: a CBOR map of three pairs.
   *
   * @param uid user id, any Unicode text, may be empty
   * @param channel channel name, any Unicode text, may be empty
   * @param message the application's octets, may be empty; shared with the caller, not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // a payload: compared by nobody, copied by nobody
  record Message(String uid, String channel, byte[] message) implements V1Body {}

  /**
   * Resync body: whole v1 frames, oldest first. Source: RSY-01, RSY-02.
   *
   * @param items each one header and one body as they were sent; at least one
   */
  record Resync(List<byte[]> items) implements V1Body {
    /** Takes an immutable copy of the list; the octets are shared. */
    public Resync {
      items = List.copyOf(items);
      if (items.isEmpty()) {
        throw new IllegalArgumentException("a resync without items is not a resync");
      }
    }
  }
}
