package org.mles.ws;

import org.jspecify.annotations.Nullable;

/** What a frame is. Source: RFC 6455, section 5.2; V2-WS-05. */
public enum Opcode {
  /** More of the message that was begun. */
  CONTINUATION(0),
  /** Begins a text. */
  TEXT(1),
  /** Begins octets of any kind. */
  BINARY(2),
  /** Ends the conversation. */
  CLOSE(8),
  /** Asks for a pong. */
  PING(9),
  /** Answers a ping, or nobody. */
  PONG(10);

  private static final int CONTROL_BIT = 8;
  private static final @Nullable Opcode[] BY_CODE = new @Nullable Opcode[16];

  static {
    for (Opcode opcode : values()) {
      BY_CODE[opcode.code] = opcode;
    }
  }

  private final int code;

  Opcode(int code) {
    this.code = code;
  }

  /** Returns the four bits of the wire. */
  int code() {
    return code;
  }

  /** Tells whether it may come between fragments. */
  boolean isControl() {
    return (code & CONTROL_BIT) != 0;
  }

  /** Returns that of four bits; null if nothing is known of them. */
  static @Nullable Opcode of(int code) {
    return BY_CODE[code];
  }
}
