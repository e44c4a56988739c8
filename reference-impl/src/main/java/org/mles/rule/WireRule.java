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
  N_END_INSIDE_FIRST_FRAME("N-16");

  private final String clause;

  WireRule(String clause) {
    this.clause = clause;
  }

  /** Returns the id of the clause, such as {@code V1-HDR-05}. */
  public String clause() {
    return clause;
  }
}
