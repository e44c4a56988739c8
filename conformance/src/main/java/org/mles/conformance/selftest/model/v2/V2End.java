package org.mles.conformance.selftest.model.v2;

import org.mles.conformance.wire.WsFrame;

/**
 * One end of a WebSocket of the model, a server's or a client's, as the rules of frames see it.
 * Thread: that of the connection.
 */
public interface V2End {
  // What comes.

  /** Says whether what is sent to it has a mask. */
  boolean hearsMasked();

  /** Says whether a first message was accepted, or sent. */
  boolean hasJoined();

  /** An octet has come. */
  void heard();

  /** A message is whole. */
  void heardWhole();

  /**
   * Judges an announced length.
   *
   * @param before what the frames of the same message have announced before
   */
  void judgeLength(FrameHead frame, long before) throws Offence;

  /** A fragment of a message of that opcode has come. */
  void fragment(FrameHead frame, int kind, byte[] payload) throws Offence;

  /** A ping or a pong has come. */
  void beat(int opcode, byte[] payload) throws Offence;

  // What is sent.

  /** Sends a frame, unless a Close went out before. */
  void say(WsFrame frame);

  /** Sends a frame, whatever went out before. */
  void sayAnyway(WsFrame frame);

  /** Sends a Close, the last that goes out, if none did before. */
  void close(int code, String reason);
}
