package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One thing that an end of a WebSocket said. Thread: any. */
public sealed interface WsSeen {
  /** The head of a client's request. */
  record Request(HttpRequest head) implements WsSeen {}

  /** The head of a server's answer. */
  record Answer(HttpAnswer head) implements WsSeen {}

  /** A whole message, in however many fragments it came. */
  record Message(WsMessage message) implements WsSeen {}

  /** A ping or a pong. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Beat(boolean ping, byte[] payload) implements WsSeen {}

  /** A Close. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Close(byte[] payload) implements WsSeen {
    /** What {@link #code} is if there is none. Source: RFC 6455, section 7.1.5. */
    public static final int NO_CODE = 1005;

    /** Returns its code. */
    public int code() {
      return payload.length < 2 ? NO_CODE : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    /** Returns its reason. */
    public String reason() {
      int from = Math.min(2, payload.length);
      return new String(payload, from, payload.length - from, StandardCharsets.UTF_8);
    }
  }

  /** What that end may not send; nothing is read behind it. */
  record Broken(String why) implements WsSeen {}
}
