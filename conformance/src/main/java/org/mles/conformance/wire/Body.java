package org.mles.conformance.wire;

import java.util.List;

/** Makes canonical v1 bodies. Thread: any. Source: V1-CBOR-01, RSY-01. */
public final class Body {
  private Body() {}

  /** Returns the body that says {@code message} as {@code uid} on {@code channel}. */
  public static byte[] message(String uid, String channel, byte[] message) {
    return new Cbor()
        .map(3)
        .text("uid")
        .text(uid)
        .text("channel")
        .text(channel)
        .text("message")
        .bytes(message)
        .encode();
  }

  /** Returns the resync body that carries {@code items} in order; items may be anything. */
  public static byte[] resync(List<byte[]> items) {
    Cbor body = new Cbor().map(1).text("resync_message").array(items.size());
    for (byte[] item : items) {
      body.map(1).text("encoded_msg").bytes(item);
    }
    return body.encode();
  }
}
