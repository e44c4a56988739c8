package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mles.conformance.text.Printable;

/** One thing that an end of a WebSocket said. Thread: any. */
public sealed interface WsSeen {
  /** Returns it in words that go on after "saw". */
  String words();

  /** The head of a client's request. */
  record Request(HttpRequest head) implements WsSeen {
    @Override
    public String words() {
      return "the request " + Printable.shortLine(head.line());
    }
  }

  /** The head of a server's answer. */
  record Answer(HttpAnswer head) implements WsSeen {
    @Override
    public String words() {
      return "an answer with status " + head.status();
    }
  }

  /** A whole message, in however many fragments it came. */
  record Message(WsMessage message) implements WsSeen {
    @Override
    public String words() {
      return message.toString();
    }
  }

  /** A ping or a pong. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Beat(boolean ping, byte[] payload) implements WsSeen {
    @Override
    public String words() {
      return (ping ? "a ping of " : "a pong of ") + payload.length + " octets";
    }
  }

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

    @Override
    public String words() {
      return "a Close with code " + code() + " '" + Printable.shortLine(reason()) + "'";
    }
  }

  /** What that end may not send; nothing is read behind it. */
  record Broken(String why) implements WsSeen {
    @Override
    public String words() {
      return why;
    }
  }
}
