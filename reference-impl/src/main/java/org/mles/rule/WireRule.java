package org.mles.rule;

/**
 * Names each rule whose breach ends a connection, with the clause of the specification that states
 * it. The protocol has no error frame: the only reaction on the wire is to close.
 *
 * <p>Thread: any.
 */
public enum WireRule {
  /** The first octet of a header is not 0x4D. */
  BAD_TYPE("V1-HDR-05"),
  /** A header announces a body of no octets. */
  ZERO_LENGTH("V1-HDR-06"),
  /** A body is longer than the wire format or the configuration allows. */
  BODY_TOO_LONG("V1-LIM-05"),
  /** The connection ended inside a frame; nothing of that frame is forwarded or stored. */
  END_INSIDE_FRAME("V1-HDR-14"),
  /** The first body is neither a message nor a resync. */
  UNDECODABLE_BODY("V1-CBOR-12"),
  /** The key of the first frame is not the hash of its join strings. */
  WRONG_KEY("V1-KEY-04"),
  /** The CID is that of another active connection of the channel. */
  DUPLICATE_CID("V1-CID-03"),
  /** An item of a resync is not one whole v1 frame. */
  RESYNC_ITEM("RSY-11"),
  /** The outer header of a resync does not carry the key of its first item; strict profile only. */
  RESYNC_OUTER_KEY("RSY-04"),
  /** No complete first frame arrived in time. */
  FIRST_FRAME_DEADLINE("V1-LIM-01"),
  /** The reader fell behind the tail of its channel by more than the limit. */
  SLOW_READER("V1-LIM-03"),
  /** The server holds as many connections as it is configured for. */
  TOO_MANY_CONNECTIONS("V1-LIM-07"),
  /** One source address holds too many connections that have not joined yet. */
  TOO_MANY_FROM_SOURCE("V1-LIM-08"),
  /** The server holds as many channels with members as it is configured for. */
  TOO_MANY_CHANNELS("V1-LIM-09"),
  /** There is no memory for what it says, although others gave way. */
  NO_MEMORY("V1-LIM-14"),
  /** Unfinished frames take more memory than configured, and this one takes most. */
  TOO_MUCH_PENDING("V1-LIM-12"),

  /** N draft: the first octet is not 0x4E. */
  N_BAD_TYPE("N-01"),
  /** N draft: the header announces a text that is too short for an object. */
  N_JSON_TOO_SHORT("N-13"),
  /** N draft: the header announces a text longer than the configuration allows. */
  N_JSON_TOO_LONG("N-11"),
  /** N draft: the text is not one object with the two names. */
  N_UNDECODABLE_JSON("N-04"),
  /** N draft: the hash is not that of header, key and names. */
  N_WRONG_HASH("N-02"),
  /** N draft: the hash is that of another active connection of the channel. */
  N_DUPLICATE_HASH("N-09"),
  /** N draft: the connection ended inside the first frame. */
  N_END_INSIDE_FIRST_FRAME("N-16"),

  /** v2: a line of the request is none, or its version of HTTP is unknown. */
  V2_HTTP_MALFORMED("V2-HTTP-02"),
  /** v2: the request does not name its host, or twice. */
  V2_HTTP_HOST("V2-HTTP-03"),
  /** v2: the request announces a body. */
  V2_HTTP_BODY("V2-HTTP-04"),
  /** v2: the head of the request is longer than anybody needs. */
  V2_HTTP_HEAD_TOO_LARGE("V2-HTTP-05"),
  /** v2: the method is neither GET nor HEAD. */
  V2_HTTP_METHOD("V2-HTTP-07"),
  /** v2: the upgrade does not offer the protocol of Mles. */
  V2_HS_PROTOCOL("V2-HS-04"),
  /** v2: what asks for an upgrade is no GET, or not in the form of one. */
  V2_HS_UPGRADE("V2-HS-05"),
  /** v2: the version of WebSocket is not 13. */
  V2_HS_VERSION("V2-HS-06"),
  /** v2: the upgrade has no key, two, or one that is not 16 octets in base64. */
  V2_HS_KEY("V2-HS-07"),
  /** v2: the server's answer makes no WebSocket of the connection. */
  V2_HS_ANSWER("V2-HS-10"),
  /** v2: the upgrade comes from a page of somebody else. */
  V2_ORG_FOREIGN("V2-ORG-01"),
  /** v2: the upgrade names two origins, or none that can be read. */
  V2_ORG_MALFORMED("V2-ORG-02"),

  /** v2: a frame of a client is not masked. */
  V2_WS_UNMASKED("V2-WS-01", 1002),
  /** v2: a frame of a server is masked. */
  V2_WS_MASKED("V2-WS-02", 1002),
  /** v2: a reserved bit is set. */
  V2_WS_RESERVED_BIT("V2-WS-04", 1002),
  /** v2: nothing is known of the opcode. */
  V2_WS_OPCODE("V2-WS-05", 1002),
  /** v2: a length is written longer than it needs. */
  V2_WS_LENGTH("V2-WS-06", 1002),
  /** v2: a length has the highest of 64 bits. */
  V2_WS_HIGHEST_BIT("V2-WS-18", 1002),
  /** v2: a control frame is long or fragmented. */
  V2_WS_CONTROL("V2-WS-07", 1002),
  /** v2: the connection ended inside a message. */
  V2_WS_END_INSIDE_MESSAGE("V2-FWD-07", 1002),
  /** v2: a fragment continues nothing, or does not continue what was begun. */
  V2_WS_FRAGMENT("V2-WS-10", 1002),
  /** v2: a text is not UTF-8. */
  V2_WS_TEXT("V2-WS-11", 1007),
  /** v2: the payload of a Close is one octet, or has a code that nobody may send. */
  V2_WS_CLOSE_CODE("V2-WS-14", 1002),
  /** v2: the reason of a Close is not UTF-8. */
  V2_WS_CLOSE_REASON("V2-WS-17", 1007),
  /** v2: a message is longer than the limit. */
  V2_WS_TOO_LONG("V2-LIM-02", 1009),

  /** v2: the first message is binary. */
  V2_FIRST_BINARY("V2-FF-01"),
  /** v2: the first message is no object with the two names. */
  V2_FIRST_MESSAGE("V2-FF-02"),
  /** v2: a name is empty. */
  V2_EMPTY_NAME("V2-FF-04"),
  /** v2: a name is not ASCII, where that is demanded. */
  V2_NOT_ASCII("V2-FF-05"),
  /** v2: the first message is longer than any needs to be. */
  V2_FIRST_TOO_LONG("V2-FF-09", 1009),
  /** v2: there are two tokens. */
  V2_AUTH_TWICE("V2-AUTH-06"),
  /** v2: the token is no number of 64 bits. */
  V2_AUTH_NO_NUMBER("V2-AUTH-03"),
  /** v2: the token is not the hash over names and shared key. */
  V2_WRONG_TOKEN("V2-AUTH-01"),
  /** v2: the token is not the hash over the names, where there is no shared key. */
  V2_WRONG_OPEN_TOKEN("V2-AUTH-02"),
  /** v2: the uid is active in the channel. */
  V2_DUPLICATE("V2-DUP-01"),
  /** v2: no sign of life while somebody waited for the place. */
  V2_HOLDER_MUTE("V2-DUP-02", 1001),
  /** v2: no sign of life for as many pings as may be. */
  V2_MUTE("V2-PING-01", 1001),

  /** TLS: the first octet begins no handshake, and nothing else is spoken there. */
  TLS_PLAIN_OCTET("TLS-PORT-03"),
  /** TLS: what should be a record can be none. */
  TLS_RECORD("TLS-REC-01"),
  /** TLS: too many records that bring nothing. */
  TLS_BARREN("TLS-REC-04"),
  /** TLS: the handshake failed. */
  TLS_HANDSHAKE("TLS-HS-03"),
  /** TLS: the other side wants to agree anew. */
  TLS_RENEGOTIATION("TLS-HS-04"),
  /** TLS: the connection ended without close_notify. */
  TLS_TRUNCATED("TLS-END-03"),
  /** TLS: as many handshakes are under way as may be. */
  TLS_TOO_MANY_HANDSHAKES("TLS-LIM-01");

  private static final int POLICY = 1008;

  private final String clause;
  private final int closeCode;

  WireRule(String clause) {
    this(clause, POLICY);
  }

  WireRule(String clause, int closeCode) {
    this.clause = clause;
    this.closeCode = closeCode;
  }

  /** Returns the code of the Close by which a WebSocket hears of the breach. */
  public int closeCode() {
    return closeCode;
  }

  /** Returns the id of the clause, such as {@code V1-HDR-05}. */
  public String clause() {
    return clause;
  }
}
