package org.mles.conformance.vector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Operations that a codec may offer on its line protocol. Thread: any. */
public enum Op {
  /** Strings, or credentials with uid and channel, to key and CID. */
  KEY("v1"),
  /** Fields to the 16 octets of a header, or those octets to fields. */
  HEADER("v1"),
  /** Fields to a whole frame. */
  ENCODE("v1"),
  /** A whole first frame to fields; with credentials its key is checked too. */
  DECODE("v1"),
  /** Frames to a resync frame. */
  RESYNC_ENCODE(""),
  /** A resync frame to frames. */
  RESYNC_DECODE(""),
  /** JSON text to a first frame of the N draft. */
  N_ENCODE(""),
  /** A first frame of the N draft to uid, channel and hash. */
  N_DECODE(""),
  /** What a server's end of one connection sees: the join, later frames, the first refusal. */
  STREAM(""),
  /**
   * Connections of one channel, one after the other, to what a member hears who was there before,
   * and to what is kept.
   */
  CHANNEL(""),
  /** Bare SipHash-2-4 under a given key. */
  SIPHASH(""),
  /** Address and port to the endpoint text that is hashed. */
  ENDPOINT(""),
  /** Octets of a WebSocket to what one end of it hears, and how that ends. */
  WS_DECODE(""),
  /** A message, ping, pong or Close to the frame that one end sends. */
  WS_ENCODE(""),
  /** The text of a first message of version 2, judged as a server does, to uid and channel. */
  V2_DECODE("v2"),
  /** Credentials with uid and channel to the text of a first message of version 2. */
  V2_ENCODE(""),
  /** Credentials with uid and channel to the token of version 2. */
  V2_AUTH("v2");

  private final String coreOf;

  Op(String coreOf) {
    this.coreOf = coreOf;
  }

  /** Returns the protocol whose codecs must all offer it; empty if it may be declined. */
  public String coreOf() {
    return coreOf;
  }

  /** Returns the word used in packs and requests, such as {@code n-decode}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the operation of a word.
   *
   * @throws IllegalArgumentException if no operation has that word
   */
  @JsonCreator
  public static Op of(String word) {
    return Arrays.stream(values())
        .filter(op -> op.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation '" + word + "'"));
  }
}
