package org.mles.conformance.vector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Operations that a codec may offer on its line protocol. Thread: any. */
public enum Op {
  /** Strings, or credentials with uid and channel, to key and CID. */
  KEY(true),
  /** Fields to the 16 octets of a header, or those octets to fields. */
  HEADER(true),
  /** Fields to a whole frame. */
  ENCODE(true),
  /** A whole first frame to fields; with credentials its key is checked too. */
  DECODE(true),
  /** Frames to a resync frame. */
  RESYNC_ENCODE(false),
  /** A resync frame to frames. */
  RESYNC_DECODE(false),
  /** JSON text to a first frame of the N draft. */
  N_ENCODE(false),
  /** A first frame of the N draft to uid, channel and hash. */
  N_DECODE(false),
  /** What a server's end of one connection sees: the join, later frames, the first refusal. */
  STREAM(false),
  /**
   * Connections of one channel, one after the other, to what a member hears who was there before,
   * and to what is kept.
   */
  CHANNEL(false),
  /** Bare SipHash-2-4 under a given key. */
  SIPHASH(false),
  /** Address and port to the endpoint text that is hashed. */
  ENDPOINT(false);

  private final boolean core;

  Op(boolean core) {
    this.core = core;
  }

  /** Tells whether every v1 codec must offer it; other operations may be declined. */
  public boolean core() {
    return core;
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
